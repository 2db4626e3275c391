"""Benchmarks: dipltalks beside other libraries, on equal work, and with answers that have to agree.

They are no part of the package that is installed. From the root of the repository, in an environment with
`dipltalks[bench]`:

    python -m benchmarks            lists them
    python -m benchmarks records    runs one

Each benchmark is a module of this package, with a line in `BENCHMARKS` of `__main__`. It has

- `PACKAGES`, the distributions whose versions decide its figures, and
- `comparisons()`, which returns what is compared.
"""
