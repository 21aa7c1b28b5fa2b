//! Rows as Parquet: columns with types, a group at a time, so that memory stays flat.

use std::io::BufWriter;
use std::sync::Arc;

use arrow_array::builder::{
    ArrayBuilder, Float64Builder, ListBuilder, StringBuilder, UInt64Builder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use tempfile::NamedTempFile;

use super::cell::Cell;

/// Rows a group.
const GROUP: usize = 65_536;

/// A Parquet file in the making.
pub(super) struct Sink {
    state: State,
    columns: Vec<Column>,
    rows: usize,
}

/// Columns are known with the first row only.
enum State {
    Empty(Option<BufWriter<NamedTempFile>>),
    Begun(Box<ArrowWriter<BufWriter<NamedTempFile>>>, Arc<Schema>),
}

/// One column of the group in work.
enum Column {
    Text(StringBuilder),
    Whole(UInt64Builder),
    Number(Float64Builder),
    Numbers(ListBuilder<Float64Builder>),
}

impl Column {
    fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Text(_) | Cell::NoText => Self::Text(StringBuilder::new()),
            Cell::Whole(_) => Self::Whole(UInt64Builder::new()),
            Cell::Number(_) | Cell::NoNumber => Self::Number(Float64Builder::new()),
            Cell::Numbers(_) => Self::Numbers(ListBuilder::new(Float64Builder::new())),
        }
    }

    fn kind(&self) -> DataType {
        match self {
            Self::Text(_) => DataType::Utf8,
            Self::Whole(_) => DataType::UInt64,
            Self::Number(_) => DataType::Float64,
            Self::Numbers(_) => DataType::new_list(DataType::Float64, true),
        }
    }

    /// Adds a cell; one of another type counts as nothing said.
    fn push(&mut self, cell: Cell) {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_value(text),
            (Self::Text(column), _) => column.append_null(),
            (Self::Whole(column), Cell::Whole(n)) => column.append_value(n),
            (Self::Whole(column), _) => column.append_null(),
            (Self::Number(column), Cell::Number(x)) => column.append_value(x),
            (Self::Number(column), _) => column.append_null(),
            (Self::Numbers(column), Cell::Numbers(list)) => {
                column.append_value(list.into_iter().map(Some));
            }
            (Self::Numbers(column), _) => column.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        let builder: &mut dyn ArrayBuilder = match self {
            Self::Text(column) => column,
            Self::Whole(column) => column,
            Self::Number(column) => column,
            Self::Numbers(column) => column,
        };
        builder.finish()
    }
}

impl Sink {
    pub(super) fn new(file: BufWriter<NamedTempFile>) -> Self {
        Self { state: State::Empty(Some(file)), columns: Vec::new(), rows: 0 }
    }

    /// Adds a row; the first one says which columns there are.
    pub(super) fn row<N: AsRef<str>>(&mut self, cells: Vec<(N, Cell)>) -> anyhow::Result<()> {
        if let State::Empty(file) = &mut self.state {
            self.columns = cells.iter().map(|(_, cell)| Column::of(cell)).collect();
            let fields = cells.iter().zip(&self.columns);
            let fields =
                fields.map(|((name, _), column)| Field::new(name.as_ref(), column.kind(), true));
            let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
            let file = file.take().ok_or_else(|| anyhow::anyhow!("the file is closed"))?;
            let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
            let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties.build()))?;
            self.state = State::Begun(Box::new(writer), schema);
        }
        for (column, (_, cell)) in self.columns.iter_mut().zip(cells) {
            column.push(cell);
        }
        self.rows += 1;
        if self.rows >= GROUP { self.group() } else { Ok(()) }
    }

    /// Writes the group in work.
    fn group(&mut self) -> anyhow::Result<()> {
        if let State::Begun(writer, schema) = &mut self.state
            && self.rows > 0
        {
            let arrays = self.columns.iter_mut().map(Column::finish).collect();
            writer.write(&RecordBatch::try_new(Arc::clone(schema), arrays)?)?;
            writer.flush()?;
        }
        self.rows = 0;
        Ok(())
    }

    /// The finished file; without any row a file of no columns.
    pub(super) fn finish(mut self) -> anyhow::Result<BufWriter<NamedTempFile>> {
        self.group()?;
        match self.state {
            State::Begun(writer, _) => Ok(writer.into_inner()?),
            State::Empty(file) => {
                let file = file.ok_or_else(|| anyhow::anyhow!("the file is closed"))?;
                Ok(ArrowWriter::try_new(file, Arc::new(Schema::empty()), None)?.into_inner()?)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    use super::*;

    /// What is written is read back, over more than one group, with nothing where nothing was said.
    #[test]
    fn rows_are_read_back() -> anyhow::Result<()> {
        let mut sink = Sink::new(BufWriter::new(NamedTempFile::new()?));
        let rows = GROUP + 3;
        for n in 0..rows {
            let odd = n % 2 == 1;
            sink.row(vec![
                ("name", if odd { Cell::NoText } else { Cell::Text(format!("row {n}")) }),
                ("n", Cell::Whole(n as u64)),
                ("x", if odd { Cell::Number(n as f64 / 2.0) } else { Cell::NoNumber }),
                ("each", Cell::Numbers(vec![n as f64, 0.5])),
            ])?;
        }
        let file = sink.finish()?.into_inner().map_err(|e| anyhow::anyhow!("{e}"))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new(file.reopen()?)?;
        assert_eq!(reader.metadata().num_row_groups(), 2);
        let mut seen = 0;
        for batch in reader.build()? {
            let batch = batch?;
            let (names, each) = (batch.column(0), batch.column(3));
            assert_eq!(
                batch.schema().field(3).data_type(),
                &DataType::new_list(DataType::Float64, true)
            );
            assert_eq!(names.null_count(), batch.num_rows() / 2);
            assert_eq!(each.null_count(), 0);
            seen += batch.num_rows();
        }
        assert_eq!(seen, rows);
        Ok(())
    }
}
