/** Source expression for `style-src` (CSP level 3, section 2.3.1) that allows exactly the style of `layout.ts`. Every start reads it, the style only some. */
export const STYLE_SOURCE = "'sha256-fhQsL8pCkrp7nI6qH1UdfZ3KDdFPL1bjjmhGndNgrsk='";
