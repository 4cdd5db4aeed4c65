/** Valmy Freight, a company that does not exist: its applications and who has which account in them. The same at every call. */

const FIRST =
  'Anna Björn Chloé Dmitri Emeka François Gülşen Håkon Inès Jürgen Kateřina Łukasz Màiri Núria Óscar Þóra Renée Siân Tomáš Zoë'.split(' ');
const LAST = [
  'Abernathy',
  'Bergström',
  'Castro y Núñez',
  'Dąbrowski',
  'Eliopoulos',
  'Faßbinder',
  'García Márquez',
  'Hallgrímsdóttir',
  'Îles',
  'Jørgensen',
  'Kovács',
  'Lefèvre',
  'Müller-Lüdenscheidt',
  'Nakamura',
  "O'Brien",
  'Pereira da Conceição dos Santos',
  'Quinn',
  'Rousseau',
  'Şahin',
  'Tjärnqvist',
  'Ünal',
  'van der Westhuizen-Oosthuizen',
  'Wiśniewska',
  'Ybarra',
  'Żeleński',
];

/** Name, description, contact, how many people have an account, and the fields behind the user's name (masked: *). */
const APPLICATIONS = [
  ['Mainframe', 'Order entry on the mainframe (TSO)', 'operations', 400, ['Password*']],
  ['SAP', 'SAP finance and warehouse', 'finance-it', 320, ['Password*', 'Client']],
  ['PeopleSoft', 'Personnel and payroll', 'personnel', 260, ['Password*']],
  ['FleetTracking', 'Where every truck is, on the maker’s site', 'fleet', 220, ['Password*']],
  ['CustomsPortal', 'Customs declarations', 'customs', 180, ['Password*', 'PIN*']],
  ['Échéancier', 'Échéances et relances des clients français', 'comptabilite', 150, ['Mot de passe*']],
  ['WarehouseDB', 'Oracle database of the warehouses', 'databases', 130, ['Password*']],
  ['Zollabfertigung-Überseehafen', 'Zollabfertigung im Überseehafen Hamburg', 'zoll', 110, ['Kennwort*', 'Standort']],
  ['PartnerEDI', 'Messages to and from partners', 'edi', 90, ['Password*', 'Mailbox']],
  [
    'ColdChain-Temperature-Monitoring-And-Compliance-Archive',
    'Temperatures of refrigerated freight, kept for ten years',
    'quality',
    70,
    ['Password*'],
  ],
  ['Bank', 'Payments', 'treasury', 40, ['Password*', 'Signature code*']],
  ['InsuranceClaims', 'Claims at the insurer', 'legal', 30, ['Password*']],
];

const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const quoteCsv = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const plain = (text) =>
  text
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toUpperCase();

function fieldXml(written, index) {
  const masked = written.endsWith('*');
  return `    <field ordinal="${index + 1}" label="${escapeXml(written.replace('*', ''))}" masked="${masked ? 'yes' : 'no'}"/>`;
}

function applicationXml([name, description, contact, , fields]) {
  return [
    `  <application name="${escapeXml(name)}">`,
    `    <description>${escapeXml(description)}</description>`,
    `    <contact>${contact}@valmy-freight.example</contact>`,
    '    <appUserAccount>VALMY\\staff</appUserAccount>',
    `    <appAdminAccount>VALMY\\${contact}-admins</appAdminAccount>`,
    '    <field ordinal="0" label="User ID" masked="no"/>',
    ...fields.map(fieldXml),
    '    <flags enableApp="yes"/>',
    '  </application>',
  ].join('\n');
}

export const applicationsXml = () =>
  `<?xml version="1.0" encoding="utf-8"?>\n<sso>\n${APPLICATIONS.map(applicationXml).join('\n')}\n</sso>\n`;

/** 500 people; the n-th of an application is another one in each, and nobody is in one twice (7 has no factor in common with 500). */
function person(application, n) {
  const index = (application * 41 + n * 7) % (FIRST.length * LAST.length);
  return { first: FIRST[index % FIRST.length], last: LAST[Math.floor(index / FIRST.length)], index };
}

function valueOf(label, { index }, application) {
  if (label === 'Client') return String(100 + (index % 3) * 100);
  if (label === 'Standort') return ['Tollerort', 'Burchardkai', 'Altenwerder'][index % 3];
  if (label === 'Mailbox') return `valmy-${index}`;
  if (label === 'PIN') return String(1000 + ((index * 37 + application) % 9000));
  return `Demo-${application}-${index}, "${['été', 'höst', 'zima', 'vår'][index % 4]}"`;
}

export function credentialsCsv() {
  const labels = [...new Set(APPLICATIONS.flatMap(([, , , , fields]) => fields.map((field) => field.replace('*', ''))))];
  const lines = [['application', 'account', 'externalUser', ...labels]];
  APPLICATIONS.forEach(([name, , , people, fields], application) => {
    const own = fields.map((field) => field.replace('*', ''));
    for (let n = 0; n < people; n += 1) {
      const someone = person(application, n);
      const account = `VALMY\\${someone.first}.${someone.last}`;
      const user = `${plain(someone.last).slice(0, 6)}${someone.index}`;
      lines.push([name, account, user, ...labels.map((label) => (own.includes(label) ? valueOf(label, someone, application) : ''))]);
    }
  });
  return `${lines.map((cells) => cells.map(quoteCsv).join(',')).join('\r\n')}\r\n`;
}
