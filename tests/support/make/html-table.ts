/** Tables of HTML, a list of cells for each row. */

export const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
export const table = (...rows: string[][]) => `<table>\n${rows.map((cells) => row(...cells)).join('')}</table>\n`;
export const link = (url = '', text = 'Link') => `<a href="${url}">${text}</a>`;
