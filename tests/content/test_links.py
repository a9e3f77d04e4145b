import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.content.links import WrittenLink, find_links, internal_links, link_problems
from rookery.model.written import Prose


def urls(text):
    return [link.url for link in find_links(text, "f.md")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](/x/)", ["/x/"]),
        ("[a\nb](/x/ 'title')", ["/x/"]),
        ("[a](</x y/>)", ["/x y/"]),
        ("[a](/wiki/A_(b)) c)", ["/wiki/A_(b)"]),
        ('[a][1]\n\n[1]: /x/ "title"\n', ["/x/"]),
        ("[a]\n\n[a]: </x/>\n", ["/x/"]),
        ("<https://a.example/x>", ["https://a.example/x"]),
        ("[![alt](/a.png)](/x/)", ["/a.png", "/x/"]),
        ("<a class='b' href=\"/x/\">", ["/x/"]),
        ("<img src=/p.png>", ["/p.png"]),
        ("<a href='java&#115;cript:x'>", ["javascript:x"]),
        ("[a](/b\\_c/)", ["/b_c/"]),
        ("\\[a](/x/)", []),
        ("`[a](/x/)` and ``[b](`/y/)``", []),
        ("```\n[a](/x/)\n```\n[b](/y/)", ["/y/"]),
        ("~~~ md\n[a](/x/)\n```\n~~~", []),
        ("`not\n\nclosed [a](/x/)`", ["/x/"]),
        ("\\`[a](/x/)\\`", ["/x/"]),
        ("```\nnever closed [a](/x/)", ["/x/"]),
        ("the data = x and href=y in a sentence", []),
        ("[^1]: a footnote", []),
        ("[note]: this is a sentence", []),
    ],
)
def test_links_are_found_as_a_reader_would_meet_them(text, expected):
    assert expected == urls(text)


def test_links_know_their_file_line_and_whether_they_load_something():
    text = Prose("a\n\n![b](/c.png)\n\n![d][e]\n\n[e]: /f.png\n", "content/x.md", 10)

    assert (
        WrittenLink("/c.png", "content/x.md", 12, embeds=True),
        WrittenLink("/f.png", "content/x.md", 16, embeds=True),
    ) == find_links(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](/x/#y)", []),
        ("[a](#y)", []),
        ("[a](mailto:a@b.example) [b](tel:+4412) [c](http://a.example)", []),
        ("[a]()", ["f.md:1: a link without an address. Write it between the parentheses"]),
        (
            "[a](about/)",
            [
                (
                    "f.md:1: expected an address from the site's root, or with https://; got 'about/'. "
                    "Write /about/, not about.md"
                )
            ],
        ),
        (
            "[a](www.b.example)",
            [
                (
                    "f.md:1: expected an address from the site's root, or with https://; got 'www.b.example'. "
                    "Did you mean 'https://www.b.example'?"
                )
            ],
        ),
        (
            "[a](//b.example/x)",
            [
                (
                    "f.md:1: expected an address with https: before it; got '//b.example/x'. "
                    "Did you mean 'https://b.example/x'?"
                )
            ],
        ),
        (
            "[a](/x/../y)",
            ["f.md:1: expected an address without ..; got '/x/../y'. Write it as it is on the site"],
        ),
        ("<a href='/\\b'>", ["f.md:1: expected an address without spaces and backslashes; got '/\\b'"]),
        (
            "[a](javascript:x)",
            ["f.md:1: expected an address with http, https, mailto or tel; got 'javascript:x'"],
        ),
        (
            "[a](https://me:secret@b.example)",
            ["f.md:1: expected an address with a host, and without a name in it; got one for 'b.example'"],
        ),
        (
            "![a](https://b.example/c.png)",
            [
                (
                    "f.md:1: expected a file of this site; got 'https://b.example/c.png'. "
                    "Put it into content/files/ and write /files/<name>"
                )
            ],
        ),
        (
            '<iframe src="https://video.example/embed/1"></iframe>',
            [
                (
                    "f.md:1: expected a link; got a frame with 'https://video.example/embed/1', which is not shown. "
                    "Write [words](address) instead"
                )
            ],
        ),
        (
            "<object data='//video.example/1'>",
            [
                (
                    "f.md:1: expected a link; got a frame with '//video.example/1', which is not shown. "
                    "Write [words](address) instead"
                )
            ],
        ),
        (
            "[x]({static}../../.git/config)",
            [
                (
                    "f.md:1: expected an address from the site's root, or with https://; got '{static}../../.git/config'. "
                    "{static} means nothing here. Write the address that it has on the site: /about/, or /files/<name>"
                )
            ],
        ),
        (
            "[x]({static}/files/plan.pdf)",
            [
                (
                    "f.md:1: expected an address from the site's root, or with https://; got '{static}/files/plan.pdf'. "
                    "Put it into content/files/ and write '/files/plan.pdf'"
                )
            ],
        ),
        (
            "![](img.png)",
            [
                (
                    "f.md:1: expected a file of this site; got 'img.png'. "
                    "Put it into content/files/ and write '/files/img.png'"
                )
            ],
        ),
        (
            "![a](../files/plans/a.png)",
            [
                (
                    "f.md:1: expected a file of this site; got '../files/plans/a.png'. "
                    "Put it into content/files/ and write '/files/plans/a.png'"
                )
            ],
        ),
        (
            "[cv](docs/cv.pdf)",
            [
                (
                    "f.md:1: expected an address from the site's root, or with https://; got 'docs/cv.pdf'. "
                    "Put it into content/files/ and write '/files/cv.pdf'"
                )
            ],
        ),
        (
            "[a](about.md)",
            [
                (
                    "f.md:1: expected an address from the site's root, or with https://; got 'about.md'. "
                    "Write /about/, not about.md"
                )
            ],
        ),
        ("[a](http://[b)", ["f.md:1: expected an address; got 'http://[b', whose host cannot be read. Correct it"]),
    ],
)
def test_a_link_that_cannot_work_is_told_with_the_mend(text, expected):
    assert expected == [str(problem) for problem in link_problems(find_links(text, "f.md"))]


def test_links_to_the_site_are_handed_on_from_all_that_people_wrote(site):
    site.write(
        "questions/how.md", "---\ntitle: How?\nasked: 2026-03-02\n---\n[a](/a/)\n\n## @ana 2026-03-03\n[b](/b/#c)\n"
    )
    site.write("people/bo.md", "---\nname: Bo\nconsent: 2026-03-01\n---\n[c](/c/) [d](https://d.example)\n")
    site.write("topics/ml.md", "---\ntitle: ML\n---\n[e](/e/)\n")
    site.write("overrides/blog/x.md", "---\nhidden: true\n---\n[f](/f/)\n")
    site.write("pages/about.md", "Title: x\nSummary: [g](/g/)\n\n[h](/h/) [i]({filename}about.md)\n")

    assert {
        ("/a/", "content/questions/how.md", 5),
        ("/b/#c", "content/questions/how.md", 8),
        ("/c/", "content/people/bo.md", 5),
        ("/e/", "content/topics/ml.md", 4),
        ("/f/", "content/overrides/blog/x.md", 4),
        ("/g/", "content/pages/about.md", 2),
        ("/h/", "content/pages/about.md", 4),
    } == {(link.url, link.place, link.line) for link in internal_links(site.read())}


HOSTILE = ["[", "![", "](", "](<", "](a(", "`", "` ``", "<a ", "<a href=", 'href="', "<a href='", "[a]: ", "[a]:\n"]
HOSTILE += ["<https:x", "```\n", "~~~\nx\n", "\\", "](a\\", "<b src=", "][", "`a`` ", "[x](/a) ", "a\n\n`", "={attach}"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_costs_linear_time(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        began = time.process_time()
        list(link_problems(find_links(text, "f.md")))
        return time.process_time() - began

    seconds(1_000)
    assert seconds(200_000) < max(3.0, 4 * seconds(100_000))


markdownish = st.text(alphabet=st.sampled_from("[]()<>!`~\\\"'=:/#{}| \nahref.\u2028"), max_size=80)


@given(st.one_of(st.text(max_size=60), markdownish))
def test_any_text_gives_links_and_problems_and_never_raises(text):
    for link in find_links(text, "f.md"):
        assert 1 <= link.line <= text.count("\n") + 1
    list(link_problems(find_links(text, "f.md")))
