"""Whether a built site keeps its promises: read from its files alone, without knowing how they were made.

In: a folder of files, and what may stand in it (``Facts``). Out: Findings.

    finding    what may stand on a site, and one broken promise
    page       an HTML page: what it loads, runs, sends and leaks
    contacts   e-mail addresses and phone numbers in any text
    image      what a picture says besides what one sees
    folder     all files of an output, those that have not changed only once
"""
