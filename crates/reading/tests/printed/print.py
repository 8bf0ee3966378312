"""The second engine: prints the page or the sheet that each line of its input names, as the PDF that stands behind it."""

import sys


def main():
    for line in sys.stdin:
        source, fonts, target = line.rstrip("\n").split("\t")
        if source.endswith(".typ"):
            import typst

            typst.compile(source, output=target, font_paths=[fonts])
        else:
            import weasyprint

            weasyprint.HTML(filename=source).write_pdf(target)
        print(target, flush=True)


main()
