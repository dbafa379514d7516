/** What all mails have around them: the head, the width, the line with the kind, the ways out. */
import { BREAK, type Cell, card, type Look, link, small } from './blocks.ts';
import { joined, type Markup, markup, NOTHING } from './markup.ts';
import { DARK_STYLE, LIGHT, PHONE_STYLE } from './palette.ts';

/** A mail as a list of cards, and what stands around them. */
export interface Page {
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preheader: string;
  /** `New mention` */
  readonly kind: string;
  /** Whether the kind is the heading of the mail, since the cards have none of the first level. */
  readonly isKindHeading?: boolean;
  readonly cards: readonly (readonly Cell[])[];
  readonly footer: Footer | null;
}

/** Why the mail came, and the ways out. */
export interface Footer {
  readonly why: Markup;
  readonly links: readonly { readonly label: string | Markup; readonly href: string }[];
}

/** The whole HTML. The widths, the ghost table and the 96 dpi are for Outlook, which reads HTML as Word does. */
export function page(mail: Page, look: Look): Markup {
  const { voice, start } = look;
  const { side } = voice;
  return markup`<!doctype html>
<html lang="${voice.language}" dir="${side}" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${mail.subject}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>body,table,td,p,h1,h2,h3,a{font-family:'Segoe UI',Tahoma,Arial,sans-serif!important}</style><![endif]-->
<style>${PHONE_STYLE}</style>
<style>${DARK_STYLE}</style>
</head>
<body class="b" style="margin:0;padding:0;background-color:${LIGHT.ground};-webkit-text-size-adjust:100%">
<div role="article" aria-roledescription="email" aria-label="${mail.subject}" lang="${voice.language}" dir="${side}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${mail.preheader}</div>
<table role="presentation" class="b" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${side}" style="background-color:${LIGHT.ground}"><tr><td class="o" align="center" style="padding:24px 12px;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:16px;line-height:24px">
<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="t" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${side}" style="max-width:600px;word-break:break-word;overflow-wrap:anywhere;color:${LIGHT.text};text-align:${start}">
${kindLine(mail, look)}
${joined(
  mail.cards.map((cells) => card(cells)),
  GAP,
)}${mail.footer === null ? NOTHING : footer(mail.footer)}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
</body>
</html>`;
}

const GAP = markup`<tr><td class="b" height="16" style="height:16px;font-size:0;line-height:0">&nbsp;</td></tr>
`;

/** The product on one side, the kind on the other. */
function kindLine({ kind, isKindHeading = false }: Page, { voice, start, end }: Look): Markup {
  const label = isKindHeading
    ? markup`<h1 class="m" style="margin:0;font-size:14px;line-height:20px;font-weight:400;color:${LIGHT.muted};text-align:${end}">${kind}</h1>`
    : kind;
  return markup`<tr><td class="p" style="padding:0 24px 12px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${voice.side}"><tr><td class="m" style="font-size:14px;line-height:20px;color:${LIGHT.muted};font-weight:600;text-align:${start}"><span dir="ltr">clipwatch</span></td><td class="m" align="${end}" style="font-size:14px;line-height:20px;color:${LIGHT.muted};text-align:${end}">${label}</td></tr></table></td></tr>`;
}

function footer({ why, links }: Footer): Markup {
  const lines = links.map(({ label, href }) => link(href, label));
  return markup`<tr><td class="p" style="padding:16px 24px 0">
${small(why)}<p class="m" style="margin:6px 0 0;font-size:13px;line-height:24px;color:${LIGHT.muted}">${joined(lines, BREAK)}</p>
</td></tr>`;
}
