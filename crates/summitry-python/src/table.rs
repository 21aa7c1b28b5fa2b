//! Results as columns, which every data frame takes: the Arrow PyCapsule interface, without a dependency on any of them.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, Float64Array, RecordBatch, RecordBatchIterator, StringArray, UInt64Array,
    ffi_stream::FFI_ArrowArrayStream,
};
use arrow_schema::{DataType, Field, Schema, ffi::FFI_ArrowSchema};
use pyo3::{
    exceptions::{PyKeyError, PyValueError},
    prelude::*,
    types::{PyCapsule, PyDict, PyList},
};
use summitry_kit::{
    Rows, Values,
    files::csv::{self, CsvField},
};

use crate::again::{Reduced, again};

/// Rows that a notebook shows; all of them are in the table.
const SHOWN: usize = 50;

/// Cells of one column in the making.
pub(crate) enum Cells {
    /// Texts; none where nothing was said.
    Texts(Vec<Option<String>>),
    /// Counts.
    Wholes(Vec<u64>),
    /// Numbers; not a number where there is none.
    Numbers(Vec<f64>),
}

/// Cells as pickle has them: one of the three is there.
type PackedCells = (Option<Vec<Option<String>>>, Option<Vec<u64>>, Option<Vec<f64>>);
/// A column as pickle has it.
type Packed = (String, PackedCells);

impl Cells {
    fn packed(self) -> PackedCells {
        match self {
            Cells::Texts(list) => (Some(list), None, None),
            Cells::Wholes(list) => (None, Some(list), None),
            Cells::Numbers(list) => (None, None, Some(list)),
        }
    }

    fn unpacked(cells: PackedCells) -> Self {
        match cells {
            (Some(list), ..) => Cells::Texts(list),
            (_, Some(list), _) => Cells::Wholes(list),
            (.., list) => Cells::Numbers(list.unwrap_or_default()),
        }
    }

    /// These and those below them.
    fn join(mut self, more: Self) -> PyResult<Self> {
        match (&mut self, more) {
            (Cells::Texts(list), Cells::Texts(more)) => list.extend(more),
            (Cells::Wholes(list), Cells::Wholes(more)) => list.extend(more),
            (Cells::Numbers(list), Cells::Numbers(more)) => list.extend(more),
            _ => return Err(wrong("the tables have not the same columns")),
        }
        Ok(self)
    }
}

/// A table of named columns, all of one length.
#[pyclass(frozen, module = "summitry")]
pub(crate) struct Table {
    batch: RecordBatch,
}

impl Table {
    /// From columns of one length.
    pub(crate) fn new(columns: Vec<(String, Cells)>) -> PyResult<Self> {
        let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns
            .into_iter()
            .map(|(name, cells)| {
                let array = array(cells);
                (Field::new(name, array.data_type().clone(), true), array)
            })
            .unzip();
        let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays);
        Ok(Self { batch: batch.map_err(|error| PyValueError::new_err(error.to_string()))? })
    }

    /// The library's rows.
    pub(crate) fn of(rows: Rows) -> PyResult<Self> {
        let cells = |values| match values {
            Values::Numbers(list) => Cells::Numbers(list),
            Values::Texts(list) => Cells::Texts(list.into_iter().map(Some).collect()),
        };
        Self::new(rows.columns.into_iter().map(|c| (c.name, cells(c.values))).collect())
    }

    /// The first rows as HTML.
    pub(crate) fn html(&self) -> String {
        let mut out = String::from("<table><thead><tr>");
        for name in self.names() {
            out.push_str(&format!("<th>{}</th>", escaped(&name)));
        }
        out.push_str("</tr></thead><tbody>");
        for row in 0..self.batch.num_rows().min(SHOWN) {
            out.push_str("<tr>");
            for column in 0..self.batch.num_columns() {
                out.push_str(&format!("<td>{}</td>", escaped(&self.cell(column, row).0)));
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table>");
        let rest = self.batch.num_rows().saturating_sub(SHOWN);
        if rest > 0 {
            out.push_str(&format!("<p>and {rest} more rows</p>"));
        }
        out
    }

    fn names(&self) -> Vec<String> {
        self.batch.schema_ref().fields().iter().map(|f| f.name().clone()).collect()
    }

    /// A cell as text, empty where there is none, and whether it is words.
    fn cell(&self, column: usize, row: usize) -> (String, bool) {
        let array = self.batch.column(column);
        let words = array.data_type() == &DataType::Utf8;
        if array.is_null(row) {
            return (String::new(), words);
        }
        let any = array.as_any();
        let text = if let Some(list) = any.downcast_ref::<StringArray>() {
            list.value(row).to_owned()
        } else if let Some(list) = any.downcast_ref::<UInt64Array>() {
            list.value(row).to_string()
        } else if let Some(list) = any.downcast_ref::<Float64Array>() {
            list.value(row).to_string()
        } else {
            String::new()
        };
        (text, words)
    }

    /// One column's cells.
    fn cells(&self, column: usize) -> PyResult<Cells> {
        let Some(array) = self.batch.columns().get(column) else {
            return Err(wrong("the tables have not the same columns"));
        };
        let any = array.as_any();
        if let Some(list) = any.downcast_ref::<StringArray>() {
            return Ok(Cells::Texts(list.iter().map(|text| text.map(str::to_owned)).collect()));
        }
        if let Some(list) = any.downcast_ref::<UInt64Array>() {
            return Ok(Cells::Wholes(list.iter().flatten().collect()));
        }
        let numbers = any.downcast_ref::<Float64Array>();
        let all = numbers.map(|l| l.iter().map(|x| x.unwrap_or(f64::NAN)).collect());
        Ok(Cells::Numbers(all.unwrap_or_default()))
    }

    fn list<'py>(&self, py: Python<'py>, column: usize) -> PyResult<Bound<'py, PyList>> {
        let any = self.batch.column(column).as_any();
        if let Some(list) = any.downcast_ref::<StringArray>() {
            return PyList::new(py, list.iter().collect::<Vec<Option<&str>>>());
        }
        if let Some(list) = any.downcast_ref::<UInt64Array>() {
            return PyList::new(py, list.iter().collect::<Vec<Option<u64>>>());
        }
        let numbers = any.downcast_ref::<Float64Array>();
        PyList::new(py, numbers.map(|l| l.iter().collect::<Vec<Option<f64>>>()).unwrap_or_default())
    }
}

fn array(cells: Cells) -> ArrayRef {
    match cells {
        Cells::Texts(list) => Arc::new(StringArray::from(list)),
        Cells::Wholes(list) => Arc::new(UInt64Array::from(list)),
        Cells::Numbers(list) if list.iter().any(|x| x.is_nan()) => {
            Arc::new(list.into_iter().map(|x| (!x.is_nan()).then_some(x)).collect::<Float64Array>())
        }
        Cells::Numbers(list) => Arc::new(Float64Array::from(list)),
    }
}

fn wrong(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}

#[pymethods]
impl Table {
    /// The names of its columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.names()
    }

    /// How many rows and columns.
    #[getter]
    fn shape(&self) -> (usize, usize) {
        (self.batch.num_rows(), self.batch.num_columns())
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    /// One column as a list; None where there is nothing.
    fn __getitem__<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        let names = self.names();
        match names.iter().position(|n| n == name) {
            Some(column) => self.list(py, column),
            None => Err(PyKeyError::new_err(format!(
                "there is no column \"{name}\"; the columns are {}",
                names.join(", ")
            ))),
        }
    }

    /// All columns as lists, by name.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for (column, name) in self.names().iter().enumerate() {
            all.set_item(name, self.list(py, column)?)?;
        }
        Ok(all)
    }

    /// Tables of the same columns, one below the other.
    #[staticmethod]
    fn concat(tables: Vec<Py<Self>>) -> PyResult<Self> {
        let Some(first) = tables.first() else { return Self::new(Vec::new()) };
        let schema = first.get().batch.schema();
        let columns = (0..schema.fields().len()).map(|column| {
            let name = schema.field(column).name().clone();
            let parts = tables.iter().map(|table| table.get().cells(column));
            let all = parts.reduce(|all, more| all.and_then(|all| all.join(more?)));
            Ok((name, all.unwrap_or_else(|| Err(wrong("there is no such column")))?))
        });
        Self::new(columns.collect::<PyResult<_>>()?)
    }

    /// Made again elsewhere from its columns.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py, (Vec<Packed>,)>> {
        let column = |(place, name)| Ok((name, self.cells(place)?.packed()));
        let columns = self.names().into_iter().enumerate().map(column).collect::<PyResult<_>>()?;
        again(py, "Table", (columns,))
    }

    #[staticmethod]
    fn _unpacked(columns: Vec<Packed>) -> PyResult<Self> {
        Self::new(columns.into_iter().map(|(name, cells)| (name, Cells::unpacked(cells))).collect())
    }

    /// The table as CSV (RFC 4180) with a line of names; no text acts as a formula.
    fn csv(&self) -> String {
        let mut out = String::new();
        csv::line(&mut out, self.names().iter().map(|name| CsvField::Text(name)));
        for row in 0..self.batch.num_rows() {
            let cells: Vec<_> =
                (0..self.batch.num_columns()).map(|column| self.cell(column, row)).collect();
            let fields = cells.iter().map(|(text, words)| {
                if *words { CsvField::Text(text) } else { CsvField::Number(text) }
            });
            csv::line(&mut out, fields);
        }
        out
    }

    /// The Arrow C stream of it, for whoever speaks the PyCapsule interface: `pandas.DataFrame.from_arrow(table)`,
    /// `polars.DataFrame(table)`, `pyarrow.table(table)`, DuckDB. Another schema than its own is not made.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface asks for best effort: its own schema is what it has.
        let _ = requested_schema;
        let batches = vec![Ok(self.batch.clone())];
        let reader = RecordBatchIterator::new(batches, self.batch.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The Arrow C schema of it.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.batch.schema_ref().as_ref()).map_err(wrong)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = self.shape();
        format!("<Table of {rows} rows and {columns} columns: {}>", self.names().join(", "))
    }

    fn _repr_html_(&self) -> String {
        self.html()
    }
}

/// Text as HTML shows it.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
