"""How wide the letters of Inter are, so that text is measured the same with and without a window.

Advance widths in thousandths of the size, for the printable letters of Latin-1 and common typography, at
weights 400 and 600; other weights lie on the line between them. Kerning is left out: it only narrows.
"""

from __future__ import annotations

from functools import lru_cache

_LETTERS = "".join(map(chr, (*range(32, 127), *range(160, 256)))) + "–—‘’“”•…−→€"
_REGULAR = (
    "281 288 466 633 642 982 644 300 365 365 501 662 288 460 288 360 631 407 610 618 646 593 620 566 "
    "619 620 288 302 662 662 662 511 966 690 654 730 722 601 590 746 743 269 571 672 565 903 753 765 "
    "639 765 644 642 646 744 690 985 682 679 629 365 360 365 471 456 323 562 612 571 612 583 370 613 "
    "591 242 242 549 242 876 591 600 612 612 376 528 327 591 562 818 546 562 552 426 333 426 662 281 "
    "288 571 611 725 550 270 568 591 914 454 583 662 0 666 478 456 662 442 446 323 586 603 288 268 "
    "304 482 583 802 847 882 511 690 690 690 690 690 690 994 730 601 601 601 601 269 269 269 269 735 "
    "753 765 765 765 765 765 662 765 744 744 744 744 679 636 616 562 562 562 562 562 562 917 571 583 "
    "583 583 583 242 242 242 242 583 591 600 600 600 600 600 662 600 591 591 591 591 562 612 562 500 "
    "1000 261 261 440 440 562 864 662 954 666 "
)
_SEMIBOLD = (
    "252 321 523 644 650 1004 663 326 373 373 540 673 319 465 319 379 660 423 623 636 666 612 640 576 "
    "640 640 319 329 673 673 673 543 999 728 659 737 722 605 588 749 746 277 580 703 565 922 759 769 "
    "645 773 652 650 660 736 728 1020 720 713 652 373 379 373 481 469 351 574 624 583 624 591 389 625 "
    "612 262 262 569 262 900 612 609 624 624 397 549 353 612 587 839 569 588 566 455 359 455 673 252 "
    "321 583 629 749 563 316 568 612 914 460 634 673 0 664 452 458 673 454 463 351 614 600 319 332 "
    "324 487 634 831 870 907 543 728 728 728 728 728 728 1013 737 605 605 605 605 277 277 277 277 751 "
    "759 769 769 769 769 769 673 769 736 736 736 736 713 658 644 574 574 574 574 574 574 913 583 591 "
    "591 591 591 262 262 262 262 594 612 609 609 609 609 609 673 609 612 612 612 612 588 624 588 500 "
    "1000 294 294 507 501 503 956 673 954 679 "
)
_BY_LETTER = {
    letter: (int(regular), int(semibold))
    for letter, regular, semibold in zip(_LETTERS, _REGULAR.split(), _SEMIBOLD.split(), strict=True)
}
_UNKNOWN = (1000, 1000)
"""Letters of other scripts count as wide as they are tall, which is never too little."""


@lru_cache(maxsize=8192)
def inter_width(text: str, size: float, weight: int, tracking: float = 0.0) -> float:
    """The width of a line of text in pixels; `tracking` is added between letters, in thousandths of the size."""
    regular = semibold = 0
    for letter in text:
        wide = _BY_LETTER.get(letter, _UNKNOWN)
        regular += wide[0]
        semibold += wide[1]
    share = (weight - 400) / 200
    return (regular + (semibold - regular) * share + tracking * len(text)) * size / 1000
