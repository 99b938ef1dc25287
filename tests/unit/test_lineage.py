"""Who learnt from whom: both directions, across several steps, and what must not be written."""

from __future__ import annotations

from kb.content import load
from kb.lineage import Lineage, Node
from support import Project


def family(sample: Project, ties: dict[str, str]) -> Lineage:
    """Write copies of the sample's case with other ids and these lines, and read them."""
    text = (sample.root / "cases/no/bandymas.md").read_text("utf-8")
    for name, line in ties.items():
        sample.write(f"cases/no/{name}.md", text.replace("id: bandymas\n", f"id: {name}\n{line}\n", 1))
    return Lineage(load(sample.root).cases)


def names(nodes: tuple[Node, ...] | list[Node]) -> list[object]:
    """A drawing as nested lists of ids and names."""
    return [
        [node.entry.id if node.entry else [o.kin.name for o in node.outsiders], *names(node.pupils)]
        if node.pupils
        else (node.entry.id if node.entry else [o.kin.name for o in node.outsiders])
        for node in nodes
    ]


def test_a_chain_reads_the_same_from_each_of_its_cases(sample: Project) -> None:
    lineage = family(sample, {"antras": "adapted_from: [bandymas]", "trecias": "adapted_from: [antras]"})
    for case in ("bandymas", "antras", "trecias"):
        assert names(lineage.tree(lineage.cases[case])) == [["bandymas", ["antras", "trecias"]]]
    assert len(lineage.trees()) == 1


def test_two_teachers_and_outsiders(sample: Project) -> None:
    lineage = family(
        sample,
        {
            "antras": "",
            "mokinys": "adapted_from: [antras, bandymas]\ntaken_up_by:\n  - name: Kaimynai\n    sources: [s1]",
            "is-svetur": "inspired_by:\n  - name: Velsas\n    year: 1961\n    sources: [s1]",
        },
    )
    tree = lineage.tree(lineage.cases["mokinys"])
    assert sorted(str(node) for node in names(tree)) == sorted(
        ["['antras', ['mokinys', ['Kaimynai']]]", "['bandymas', 'mokinys']"]
    )
    assert [pupil.again for node in tree for pupil in node.pupils] == [False, True]
    outside = lineage.tree(lineage.cases["is-svetur"])
    assert names(outside) == [[["Velsas"], "is-svetur"]]
    assert [(number, source.id) for number, source in outside[0].outsiders[0].sources] == [(1, "s1")]
    assert lineage.has(lineage.cases["is-svetur"])
    assert len(lineage.trees()) == 2


def test_circles_unknown_ids_and_missing_sources_are_errors(sample: Project) -> None:
    lineage = family(
        sample,
        {
            "antras": "adapted_from: [trecias]",
            "trecias": "adapted_from: [antras, nezinomas]",
            "be-saltinio": "inspired_by:\n  - name: Kažkas",
            "ne-tas": "taken_up_by:\n  - name: Kažkas\n    sources: [s99]",
        },
    )
    found = {(p.path, p.code) for p in sample.problems()}
    assert ("cases/no/antras.md", "ref-circle") in found
    assert ("cases/no/trecias.md", "ref-unknown") in found
    assert ("cases/no/be-saltinio.md", "field-missing") in found
    assert ("cases/no/ne-tas.md", "source-unknown") in found
    assert lineage.tree(lineage.cases["antras"]), "a circle is still drawn while previewing"
