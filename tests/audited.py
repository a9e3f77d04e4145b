"""A page that keeps every promise, to break one at a time on."""

CSP = "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'"
HEAD = f'<meta http-equiv="Content-Security-Policy" content="{CSP}"><meta name="referrer" content="no-referrer">'
PAGE = '<!doctype html>\n<html lang="en">\n<head>{head}</head>\n<body>\n<p>Words.</p>\n{body}\n</body>\n</html>\n'
