"""What outsiders sent -> drafts of questions, with nothing in them that says who sent it.

    message       what was sent, as it was found; nothing of it may be written as it stands
    recognise     a file -> which of these reads it
    mails, parts  mbox and eml, and the text of a mail
    tables        CSV and JSON exports of form services
    columns       which column of a table, or field of a form, is what
    github        issues and discussions as JSON
    forum         Discourse topics as JSON
    dump          a Stack Exchange dump of posts
    lines         plain text -> lines
    markup        HTML -> the same lines
    quoted        lines without quoted mail, signatures, greetings
    profiles      which addresses are somebody's own page
    names         who is named in a text
    scrub         a message -> its text without names, addresses, numbers; and what was taken out
    markdown      lines -> Markdown that can be nothing but text
    alike         which questions ask the same
    suggest       which topics a text is about
    draft         a question or an answer -> the file that holds it
    places        which page and which prompt something was sent about
    memory        what was seen before, kept without saying what it was
    desk          all of it together: messages -> proposals -> files

It reads files and writes files. The words with a person are in ``cli/inbox.py``.
"""
