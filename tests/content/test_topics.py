from rookery.model.written import Prose, Topic


def test_a_topic_is_read_whole(site):
    site.write(
        "topics/ml.md",
        "---\ntitle: Machine learning\nsummary: Models.\nalso: [AI]\nkeywords: [neural net]\n---\nText.\n",
    )

    assert (
        Topic(
            "ml",
            "Machine learning",
            "Models.",
            ("AI",),
            ("neural net",),
            Prose("Text.", "content/topics/ml.md", 7),
            "content/topics/ml.md",
        )
        == site.read().topics["ml"]
    )


def test_a_word_belongs_to_one_topic_only(site):
    site.write("topics/ml.md", "---\ntitle: ML\nalso: [AI, on call]\n---\n")
    site.write("topics/data.md", "---\ntitle: Data\nalso: [ai]\n---\n")

    assert [
        "content/topics/ml.md:3: also[0]: expected a word of its own; got 'AI', which content/topics/data.md claims too. Delete one",
        "content/topics/ml.md:3: also[1]: expected a word of its own; got 'on call', which content/topics/on-call.md claims too. Delete one",
    ] == site.problems()


def test_a_topic_without_a_title_is_told(site):
    site.write("topics/ml.md", "---\n---\n")

    assert [
        "content/topics/ml.md:1: title: expected the words by which the topic is called; got nothing. Write a line title:"
    ] == site.problems()
