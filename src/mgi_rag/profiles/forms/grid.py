"""Where the cells of a table stand, as its rows give them one after the other."""

from mgi_rag.profiles.reading import Cell


class Grid:
    """Places the cells of one table; those above that reach down take their room.

    >>> grid = Grid(0)
    >>> grid.next_row()
    >>> grid.place(rows=2), grid.place(columns=2)
    (Cell(table=0, row=0, column=0, span=1), Cell(table=0, row=0, column=1, span=2))
    >>> grid.next_row()
    >>> grid.place()
    Cell(table=0, row=1, column=1, span=1)
    """

    def __init__(self, table: int) -> None:
        self._table = table
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}
        """Column to the row up to which a cell from above takes it."""

    def next_row(self) -> None:
        """Begins a row."""
        self._row += 1
        self._column = 0

    def place(self, columns: int = 1, rows: int = 1) -> Cell:
        """The place of the next cell of the row, which goes over so many columns and rows."""
        while self._taken.get(self._column, -1) >= self._row:
            self._column += 1
        cell = Cell(self._table, max(self._row, 0), self._column, columns)
        for column in range(self._column, self._column + columns):
            self._taken[column] = self._row + rows - 1
        self._column += columns
        return cell
