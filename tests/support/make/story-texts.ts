/** Texts of one story, and of others, for tests of near-duplicates. */

export const PARAGRAPHS = [
  'The first crossing left the old quay at half past seven on Saturday with forty passengers, two tractors and the post. It took an hour and ten minutes, ten fewer than the boat it replaces, and nobody was sick.',
  'Service stopped three winters ago when the previous operator gave back its licence. Since then the islanders have depended on fishermen, a helicopter that flies twice a week and the goodwill of the lifeboat crew.',
  '“We had stopped believing in it,” said Moira Sinclair, who runs the shop near the pier. She ordered fresh bread for the whole village and sold the last loaf before noon.',
  'The contract obliges the company to sail at least five days a week between October and March. If it misses more than ten crossings in a month, the council may withhold a fifth of the payment.',
  'Opposition members called the price too high. The treasurer answered that a year of helicopter flights had cost almost twice as much and carried a tenth of the people.',
];

export const OTHER_PARAGRAPHS = [
  'The town library opens on Sundays from April, after a vote that was decided by a single councillor late on Thursday evening.',
  'Books can be borrowed and brought back between eleven and five; advice is given on weekdays only, as before. A machine at the door takes the place of the desk.',
  'Half of the eighty thousand euros a year comes from a society of friends, the other half from the budget for culture, which shrinks again next year.',
  'Families have time on Sundays, the director said, and the reading room has never had as many visitors as in the two trial months of last autumn.',
];

/** A text as clips have it: the headline and the outlet are lines of it. */
export function clipText(
  paragraphs: readonly string[],
  { title = 'Ferry to the northern islands returns', outlet = 'Harbour Gazette' } = {},
) {
  return { title, outlet, text: [title, outlet, ...paragraphs].join('\n\n') };
}
