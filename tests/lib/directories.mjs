// SPDX-License-Identifier: MIT
// Small directories for tests: countries with services, written as XML.

const attributes = (fields) => Object.entries(fields)
  .map(([name, value]) => ` ${name}="${value}"`).join('');
const source = '<source title="A list" date="2026"/>';
const LANGUAGES = ['fr', 'en', 'de', 'nl', 'ar'];
const inAll = (element, text) =>
  LANGUAGES.map((one) => `<${element} xml:lang="${one}">${text}</${element}>`).join('');

export function channel(element, fields) {
  return `<${element}${attributes(fields)}/>`;
}

export function emergency(purpose, dial, confidence = 'verified') {
  return `<emergency purpose="${purpose}" confidence="${confidence}">
    ${channel('phone', { dial, display: dial })}${source}</emergency>\n`;
}

// `channels` as channel() makes them; `fields` are attributes.
export function service(id, name, channels, fields = {}, topics = ['blackmail']) {
  const all = { id, kind: 'helpline', status: 'active', confidence: 'verified', ...fields };
  return `<service${attributes(all)}><name>${name}</name>${inAll('summary', 'Helps.')}
    ${channels.join('')}<audience>minor</audience>
    ${topics.map((topic) => `<topic>${topic}</topic>`).join('')}${source}</service>\n`;
}

export function directory(country, ...records) {
  return `<directory country="${country}" timezone="Europe/Luxembourg">\n${records.join('')}</directory>\n`;
}
