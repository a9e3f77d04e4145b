import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.html.links import MAX_LENGTH, canonical_url, link_target, local_target


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        pytest.param("https://example.com/", "https://example.com", id="an empty path is a slash"),
        pytest.param("http://example.com/a", "HTTP://EXAMPLE.com/a", id="scheme and host in lower case"),
        pytest.param("https://example.com/A", " \n https://exa\tmple.com/A\u200b ", id="blanks and invisible signs go"),
        pytest.param("https://example.com/a%20b", "https://example.com/a b", id="a blank in the path"),
        pytest.param("https://example.com/a", "https://jane:secret@example.com/a", id="no credentials"),
        pytest.param("https://example.com/", "https://example.com:443/", id="the default port of https"),
        pytest.param("http://example.com:8080/", "http://example.com:8080/", id="another port stays"),
        pytest.param("http://example.com/", "http://example.com:0080/", id="a port with zeros before it"),
        pytest.param("https://xn--bcher-kva.example/%C3%BC", "https://Bücher.example/ü", id="international"),
        pytest.param("http://127.0.0.1/", "http://\uff11\uff12\uff17.0.0.1/", id="wide digits"),
        pytest.param("https://[::1]/a", "https://[0:0::1]:443/a", id="IPv6"),
        pytest.param("https://example.com/a#part", "https://example.com/a#part", id="the fragment stays"),
        pytest.param("http://evil.com/@good.com/", "http:\\\\evil.com\\@good.com/", id="backslashes as browsers do"),
        pytest.param("https://example.com/x", "//example.com/x", id="without a scheme it is https"),
        pytest.param("https://example.com/%7Battach%7D%7Cx", "https://example.com/{attach}|x", id="link markers"),
        pytest.param("https://example.com/a%20b%2", "https://example.com/a%20b%2", id="percent signs stay"),
        pytest.param("https://exa_mple.com./", "https://exa_mple.com.", id="names as DNS has them"),
    ],
)
def test_an_address_is_written_in_one_way(expected, given):
    actual = canonical_url(given)

    assert expected == actual


@pytest.mark.parametrize(
    "given",
    [
        "",
        " ",
        "/about/",
        "about",
        "#top",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.com/",
        "blob:https://example.com/1",
        "https:example.com",
        "https:///x",
        "https://",
        "https://[zz]/",
        "https://[::1/",
        "https://a..b/",
        "https://-a.example/",
        "https://exam ple.com/",
        "https://example.com:99999/",
        "https://example.com:port/",
        "https://" + "ü" * 300 + ".example/",
        "https://example.com/" + "a" * MAX_LENGTH,
        "https://\ud800.example/",
        "mailto:a@example.com",
        "{attach}/x",
        "|filename|/x",
        "http://\N{FULLWIDTH SOLIDUS}evil/",
    ],
)
def test_what_is_no_web_address_becomes_nothing(given):
    actual = canonical_url(given)

    assert actual == ""


@pytest.mark.parametrize(
    ("expected", "base", "given"),
    [
        pytest.param("https://example.com/b", "https://example.com/a", "b", id="beside"),
        pytest.param("https://example.com/x?y", "https://example.com/a/b/", "../../x?y", id="above"),
        pytest.param("https://example.com/x", "https://example.com/a/b", "/x", id="from the root"),
        pytest.param("https://example.com/a#n", "https://example.com/a?utm_source=x", "#n", id="a place of the page"),
        pytest.param("http://other.example/", "http://example.com/", "//other.example", id="scheme of the base"),
        pytest.param("https://other.example/", "http://example.com/", "https://other.example", id="absolute"),
        pytest.param("", "javascript:x", "/a", id="a base that is none"),
        pytest.param("", "https://[zz]/", "/a", id="a broken base"),
        pytest.param("", "https://example.com/", "javascript:alert(1)", id="never a script"),
    ],
)
def test_a_relative_address_is_resolved_against_the_base(expected, base, given):
    actual = canonical_url(given, base)

    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ("https://e.com/", "https://e.com/?utm_source=rss&utm_medium=feed&UTM_Campaign=x"),
        ("https://e.com/?p=31", "https://e.com/?p=31&fbclid=abc&gclid=def"),
        ("https://e.com/?a=1&b", "https://e.com/?a=1&mc_cid=1&b&mc_eid=2"),
        ("https://e.com/x", "https://e.com/x?source=rss----5e5bef33608a---4"),
        ("https://e.com/x?source=home", "https://e.com/x?source=home"),
        ("https://e.com/x", "https://e.com/x?at_medium=RSS&at_campaign=KARANGA"),
        ("https://e.com/x", "https://e.com/x?_hsenc=1&_hsmi=2&hsCtaTracking=3"),
        ("https://e.com/x", "https://e.com/x?ref_src=twsrc%5Etfw"),
        ("https://e.com/x?gh_jid=1", "https://e.com/x?gh_jid=1&gh_src=2"),
        ("https://e.com/x", "https://e.com/x#utm_source=rss&utm_medium=rss"),
        ("https://e.com/x", "https://e.com/x#xtor=RSS-3208"),
        ("https://e.com/x#a=b", "https://e.com/x#a=b"),
        ("https://e.com/x?utm=1&a=%26utm_x", "https://e.com/x?utm=1&a=%26utm_x"),
        ("https://e.com/x", "https://e.com/x?%75tm_source=hidden"),
        ("https://www.youtube.com/watch?v=1", "https://www.youtube.com/watch?v=1&si=abc&feature=share"),
        ("https://e.com/watch?si=abc", "https://e.com/watch?si=abc"),
        ("https://e.com/x?a=1&&b=", "https://e.com/x?a=1&&b="),
    ],
)
def test_tracking_parameters_go_and_all_others_stay_as_they_are(expected, given):
    actual = canonical_url(given)

    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ("mailto:jobs@example.com", "MailTo: jobs@example.com"),
        ("mailto:jobs@example.com?subject=Your%20role", "mailto:jobs@example.com?cc=x@y.z&subject=Your role&body=b"),
        ("mailto:a%40example.com", "mailto:a%40example.com"),
        ("mailto:%3Cscript%3E@example.com", "mailto:<script>@example.com"),
        ("", "mailto:nobody"),
        ("tel:+49301234567", "tel:+49 (30) 123-4567"),
        ("tel:112", "TEL:112"),
        ("tel:+1555;ext=12", "tel:+1555;phone-context=x;ext=12"),
        ("", "tel:call me"),
        ("", "sms:+4930"),
        ("", "javascript:alert('mailto:a@b.c')"),
        ("https://example.com/", "https://example.com"),
    ],
)
def test_mail_and_phone_links_pass_beside_the_web(expected, given):
    actual = link_target(given)

    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ("/about/", " /about/ "),
        ("/a%20b?q=%7Bx%7D#t", "/a b?q={x}#t"),
        ("#terms", "#terms"),
        ("", "#"),
        ("", "//evil.example/"),
        ("", "/\\evil.example/"),
        ("", "/\t/evil.example/"),
        ("", "\\\\evil.example/"),
        ("", "about/"),
        ("", "?page=2"),
        ("", "https://example.com/"),
        ("", "{filename}/pages/about.md"),
    ],
)
def test_a_place_of_the_site_itself_begins_with_a_slash_or_a_hash(expected, given):
    actual = local_target(given)

    assert expected == actual


_ADDRESS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "http",
                "https",
                "//",
                ":",
                "@",
                "/",
                "?",
                "#",
                "&",
                "=",
                "%",
                ".",
                "[",
                "]",
                "\\",
                "utm_source=x",
                "mailto:",
                "tel:",
                "example.com",
                "ü",
                "80",
            ]
        ),
        st.text(max_size=4),
    ),
    max_size=10,
).map("".join)


@given(_ADDRESS, _ADDRESS)
def test_whatever_is_given_what_comes_out_stays(given, base):
    for read in (canonical_url, link_target):
        once = read(given, base)

        assert once == read(once)
        assert once.isascii()
        assert not once or once.startswith(("http://", "https://", "mailto:", "tel:"))


@given(st.sampled_from(["https://", "http://example.com", "https://www.example.com/"]), _ADDRESS)
def test_an_address_that_is_in_order_is_read_as_one_that_has_to_be_put_in_order(beginning, given):
    assert canonical_url(f" {beginning}{given}") == canonical_url(beginning + given)
