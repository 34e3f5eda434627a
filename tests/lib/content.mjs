// SPDX-License-Identifier: MIT
// Our content as other programs read it: YAML by `yaml`, XML by `saxes`.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import YAML from 'yaml';

import { filesIn, root } from './site.mjs';

const content = join(root, 'content');
const yaml = (text) => YAML.parse(text, { schema: 'failsafe' }); // all scalars are strings

export const config = yaml(readFileSync(join(content, 'site.yaml'), 'utf8'));
export const vocabulary = yaml(readFileSync(join(content, 'vocabulary.yaml'), 'utf8'));
export const languages = config.languages;

export function countryName(code, language) {
  return vocabulary.countries[code].name[language];
}

// {path, language, id, front, body}
export const pages = languages.flatMap((language) =>
  filesIn(join(content, language)).filter((path) => path.endsWith('.md')).map((path) => {
    const text = readFileSync(join(content, language, path), 'utf8');
    const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
    const fields = yaml(front);
    return {
      path: `${language}/${path}`,
      html: `${language}/${path.replace(/\.md$/, '.html')}`,
      language,
      id: fields.id,
      front: fields,
      body,
    };
  }));

// <a x="1"><b>t</b></a> is {name: 'a', attributes: {x: '1'}, children: [{…, text: 't'}]}
export function readXml(text) {
  const parser = new SaxesParser();
  const top = { children: [], text: '' };
  const open = [top];
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('text', (piece) => { open.at(-1).text += piece; });
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => { throw error; });
  parser.write(text).close();
  return top.children[0];
}

const CHANNELS = ['phone', 'sms', 'chat', 'app', 'email', 'form', 'web', 'visit'];

function record(element, country, file) {
  const { attributes } = element;
  const active = element.name === 'emergency' || attributes.status === 'active';
  return {
    file,
    country,
    id: attributes.id,
    kind: element.name,
    purpose: attributes.purpose,
    status: attributes.status,
    confidence: attributes.confidence,
    active,
    attributes,
    sources: element.children.filter((child) => child.name === 'source'),
    channels: element.children.filter((child) => CHANNELS.includes(child.name))
      .map((child) => ({ kind: child.name, ...child.attributes })),
    xml: element,
  };
}

const directory = readdirSync(join(content, 'directory')).filter((name) => name.endsWith('.xml'))
  .sort().flatMap((file) => {
    const top = readXml(readFileSync(join(content, 'directory', file), 'utf8'));
    return top.children.map((child) => record(child, top.attributes.country, file));
  });

export const services = directory.filter((one) => one.kind === 'service');
export const emergencies = directory.filter((one) => one.kind === 'emergency');
export const records = directory;
export const countries = [...new Set(directory.map((one) => one.country))];

// The last part of a country page's path.
export function countryKey(code) {
  return code === '001' ? 'world' : code.toLowerCase();
}
