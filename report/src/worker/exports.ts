import type { EngineExports, EngineImports } from '../../../widget/src/engine/exports';

/** The C functions of the report, as web/workbench.h has them. Pointers are offsets into `memory`. */
export interface ReportExports extends Pick<EngineExports, 'memory' | '_initialize'> {
  /** A new report without responses. */
  touchstone_report_new(): number;
  /** Room for `length` bytes, valid until the next call. */
  touchstone_report_input(report: number, length: number): number;
  /** The input is the next piece of NDJSON, cut anywhere. */
  touchstone_report_add(report: number, length: number): void;
  /** What is left without a line's end is a line. */
  touchstone_report_end(report: number): void;
  /** The input is a question; answers with a pointer to the answer, valid until the next call. */
  touchstone_report_ask(report: number, length: number): number;
  touchstone_report_output_length(report: number): number;
}

export type ReportImports = EngineImports;
