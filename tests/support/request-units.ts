export * from '../../local/services/table/units.ts';
