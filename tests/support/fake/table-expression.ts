export type { Row } from '../../../local/services/table/row.ts';
