"""Fuzzing: made-up files and dates, to find what dipltalks does not refuse as it should.

It is no part of the package that is installed. From the root of the repository, in an environment with
`dipltalks[fuzz]`:

    python -m fuzz                        lists the targets
    python -m fuzz json --runs 50000      fuzzes one of them
    python -m fuzz json --replay FILE     shows what becomes of one input

- `targets` has a function for each decoder and for dates, which breaks off where a law does not hold.
- `inputs` says how the bytes of an input are split into a class and a file, and `forms` what data a file stands for.
- `mutation` changes inputs as the data that they are, so that most of what is tried gets past the syntax.
- `engine` runs a target with atheris; all else works without it.
- `corpus` has the inputs to start from: those that `starts` makes out of the shipped articles, and bad ones.
"""
