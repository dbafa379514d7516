/** What holds for a table of DynamoDB, as far as this project relies on it. Sources: DynamoDB API Reference and Developer Guide. */
import type { Case } from './contract.ts';
import { changeCases } from './table-changes.contract.ts';
import { readCases } from './table-reads.contract.ts';
import { rowCases } from './table-rows.contract.ts';
import type { TableSubject } from './table-subject.ts';

export const tableContract: readonly Case<TableSubject>[] = [...rowCases, ...changeCases, ...readCases];
