import type { Figure } from '../data/answers';
import type { Context } from './context';
import type { Column } from './table';

/** How far a score carries, for programs: they get it of few answers, too. */
export const reliabilityOf = <Row>({ words }: Context, figureOf: (row: Row) => Figure): Column<Row> => ({
  title: words.column.reliability,
  isForFiles: true,
  text: (row) => figureOf(row).reliability,
  raw: (row) => figureOf(row).reliability,
});
