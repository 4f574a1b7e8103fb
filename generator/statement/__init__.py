"""The décompte: where the model meets the law. Case + date -> lines, segments, totals, reasons."""
