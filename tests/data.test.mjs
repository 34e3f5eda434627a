// SPDX-License-Identifier: MIT
// The files for other programs: read by independent readers (ajv, ical.js, csv-parse) and
// compared with the directory as another XML reader reads it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';

import { balise, baseContent, testsFolder, workspace } from './lib/balise.mjs';
import {
  config, countries, countryKey, emergencies, languages, records, services,
} from './lib/content.mjs';
import { all, attribute, textOf } from './lib/html.mjs';
import { none } from './lib/none.mjs';
import { Site } from './lib/site.mjs';
import { readTree, writeTree } from './lib/trees.mjs';

const NAMESPACE = 'a7f15ab6-881e-4dd7-8cb4-1bf000960eeb';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const STATUS = {
  active: 'active', announced: 'inactive', suspended: 'temporarily closed', retired: 'defunct',
};

const site = new Site();
const json = JSON.parse(site.text('data/services.json'));
const byId = new Map(json.contents.map((service) => [key(service), service]));

// UUID of version 5, by RFC 9562.
function uuid(name) {
  const bytes = createHash('sha1').update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// The values of the attributes of a type.
function values(thing, type) {
  return (thing.attributes ?? []).filter((one) => one.link_type === type).map((one) => one.value);
}

function key(service) {
  return `${values(service, 'country')[0]} ${values(service, 'id')[0]}`;
}

// The records of our content with the ids that they have in the data.
const numbered = records.map((record) => {
  const number = record.channels[0].dial ?? record.channels[0].href;
  const id = record.kind === 'service' ? record.id : `emergency:${number}`;
  const same = records.filter((other) => other.kind === 'emergency' && record.kind === 'emergency' &&
    other.country === record.country && (other.channels[0].dial ?? other.channels[0].href) === number);
  const before = same.indexOf(record);
  return { ...record, dataId: before > 0 ? `${id}:${before + 1}` : id };
});

const numbersOf = (record) => record.channels.filter(({ dial }) => dial);

// Every object below a value, with the property that holds it.
function* objects(value, property = '') {
  if (Array.isArray(value))
    for (const one of value)
      yield* objects(one, property);
  else if (value && typeof value === 'object') {
    yield { object: value, property };
    for (const [name, one] of Object.entries(value))
      yield* objects(one, name);
  }
}

describe('services.json', () => {
  test('has every record of the directory, once', () => {
    assert.deepEqual([...byId.keys()].sort(),
      numbered.map((record) => `${record.country} ${record.dataId}`).sort());
    assert.equal(byId.size, json.contents.length);
    assert.ok(json.contents.length >= 60);
    assert.equal(json.total_items, json.contents.length);
    assert.equal(json.size, json.contents.length);
    assert.equal(json.empty, false);
    assert.equal(json.as_of, config['as-of']);
    assert.equal(json.licence, config.licence);
    assert.equal(json.language, languages[0]);
    assert.ok(site.files.includes(`data/${json.documentation}`));
  });

  test('has one service on each line', () => {
    const lines = site.text('data/services.json').trimEnd().split('\n').slice(1, -1);
    assert.equal(lines.length, json.contents.length);
    for (const [i, line] of lines.entries())
      assert.deepEqual(JSON.parse(line.replace(/,$/, '')), json.contents[i]);
  });

  test('ids are UUIDs of version 5, unique, and lead to something', () => {
    const ids = new Set();
    const problems = [];
    for (const { object, property } of objects(json)) {
      if (object === json)
        continue;
      if (!UUID.test(object.id))
        problems.push(`${property}: '${object.id}' is no UUID`);
      if (ids.has(object.id))
        problems.push(`${property}: ${object.id} is there twice`);
      ids.add(object.id);
    }
    for (const { object, property } of objects(json))
      for (const [name, value] of Object.entries(object))
        if (name.endsWith('_id') && !ids.has(value))
          problems.push(`${property}.${name}: ${value} leads nowhere`);
    none(problems, 'id');
    assert.ok(ids.size > 1000);
  });

  test('ids can be made by everybody from the names in the directory', () => {
    assert.equal(json.uuid_namespace, NAMESPACE);
    for (const service of services)
      assert.equal(byId.get(`${service.country} ${service.id}`).id, uuid(`service/${service.id}`));
    for (const { country, dataId } of numbered.filter(({ kind }) => kind === 'emergency'))
      assert.equal(byId.get(`${country} ${dataId}`).id,
        uuid(`emergency/${country}/${dataId.slice('emergency:'.length)}`));
    const phone = byId.get('LU lu-bee-secure').phones[0];
    assert.equal(phone.id, uuid(`service/lu-bee-secure/phone/${phone.number}`));
  });

  test('says the status in the words of HSDS and in ours', () => {
    for (const record of services) {
      const service = byId.get(`${record.country} ${record.id}`);
      assert.equal(service.status, STATUS[record.status], record.id);
      assert.deepEqual(values(service, 'status'), [record.status]);
      assert.deepEqual(values(service, 'confidence'), [record.confidence]);
      assert.deepEqual(values(service, 'kind'), [record.attributes.kind]);
      assert.deepEqual(values(service, 'replaced-by'),
        [record.attributes['replaced-by']].filter(Boolean));
      assert.equal(Boolean(service.alert), record.status !== 'active');
    }
  });

  test('what replaces a service can be found', () => {
    const found = json.contents.flatMap((service) => service.attributes
      .filter((one) => one.link_type === 'replaced-by').map((one) => [service, one]));
    assert.ok(found.length >= 5);
    for (const [service, one] of found)
      assert.equal(json.contents.find(({ id }) => id === one.service_id),
        byId.get(`${values(service, 'country')[0]} ${one.value}`));
  });

  test('has all numbers in service, each with its country', () => {
    let count = 0;
    for (const record of numbered.filter(({ active, confidence, kind }) =>
      active && (kind === 'service' || confidence !== 'disputed'))) {
      const service = byId.get(`${record.country} ${record.dataId}`);
      assert.deepEqual((service.phones ?? []).map(({ number }) => number),
        numbersOf(record).map(({ dial }) => dial), record.dataId);
      for (const [i, phone] of (service.phones ?? []).entries()) {
        const channel = numbersOf(record)[i];
        const isShort = !channel.dial.startsWith('+');
        assert.equal(phone.type, channel.kind === 'sms' ? 'text' : 'voice');
        assert.deepEqual(values(phone, 'display'), [channel.display]);
        assert.deepEqual(values(phone, 'dialled-in'), isShort ? [record.country] : []);
        assert.deepEqual(values(phone, 'hours'), [channel.hours].filter(Boolean));
        assert.deepEqual(values(phone, 'abroad'), [channel.abroad].filter(Boolean));
        assert.deepEqual(values(phone, 'keyword'), [channel.keyword].filter(Boolean));
        assert.ok(phone.description.startsWith(`${channel.display} (`));
        count++;
      }
      assert.deepEqual(values(service, 'not-callable'), []);
    }
    assert.ok(count > 50, `${count} numbers`);
  });

  test('of what is not in service, nothing stands where one would look for it', () => {
    const dead = services.filter(({ active }) => !active);
    assert.ok(dead.length >= 5);
    for (const record of dead) {
      const service = byId.get(`${record.country} ${record.id}`);
      for (const place of ['phones', 'url', 'email', 'contacts', 'service_at_locations', 'schedules'])
        assert.equal(service[place], undefined, `${record.id}: ${place}`);
      const kept = service.attributes.filter((one) => one.link_type === 'not-callable');
      assert.deepEqual(kept.map((one) => [one.channel, one.value, one.display]),
        record.channels.map((one) => [one.kind, one.dial ?? one.href ?? one.address, one.display]));
    }
  });

  test('has every web, e-mail and postal address in service', () => {
    for (const record of services.filter(({ active }) => active)) {
      const service = byId.get(`${record.country} ${record.id}`);
      const of = (...kinds) => record.channels.filter(({ kind }) => kinds.includes(kind));
      const places = (service.service_at_locations ?? []).map(({ location }) => location);
      assert.deepEqual(places.filter((one) => one.location_type === 'virtual').map(({ url }) => url),
        of('chat', 'app', 'form', 'web').map(({ href }) => href), record.id);
      assert.equal(places.filter((one) => one.location_type === 'physical').length,
        of('visit').length);
      assert.deepEqual((service.contacts ?? []).map(({ email }) => email),
        of('email').map(({ address }) => address));
      assert.equal(service.url, of('web')[0]?.href);
      assert.equal(service.email, of('email')[0]?.address);
    }
  });

  test('has every source and text', () => {
    for (const record of numbered) {
      const service = byId.get(`${record.country} ${record.dataId}`);
      const children = (name) => record.xml.children.filter((child) => child.name === name);
      const textsOf = (name) => children(name).map((child) =>
        [child.attributes['xml:lang'], child.text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')]);
      const given = (type) => service.attributes.filter((one) => one.link_type === type);
      assert.deepEqual(given('source').map(({ value, url, date, accessed, facts }) =>
        [value, url, date, accessed, facts]),
      record.sources.map(({ attributes: a }) => [a.title, a.href, a.date, a.accessed, a.facts]));
      for (const name of ['note', 'when', 'name'])
        assert.deepEqual(given(name).map(({ language, value }) => [language, value]), textsOf(name));
      if (record.kind === 'service')
        assert.deepEqual(Object.fromEntries([[languages[0], service.description],
          ...given('summary').map(({ language, value }) => [language, value])]),
        Object.fromEntries(textsOf('summary')));
      for (const name of ['topic', 'audience'])
        assert.deepEqual(values(service, name), children(name).map(({ text }) => text.trim()));
      assert.deepEqual((service.languages ?? []).map(({ code }) => code),
        children('language').map(({ attributes }) => attributes.code));
    }
  });

  test('every attribute is explained in the taxonomies and in readme.txt', () => {
    const terms = new Map(json.taxonomy_terms.map((term) => [term.id, term]));
    const readme = site.text('data/readme.txt');
    for (const { object } of objects(json.contents)) {
      for (const one of object.attributes ?? []) {
        const term = terms.get(one.taxonomy_term_id);
        if (term.taxonomy === 'balise')
          assert.equal(term.code, one.link_type);
        else
          assert.deepEqual([term.taxonomy, term.code], [`${one.link_type}s`, one.value]);
      }
    }
    for (const { code, taxonomy } of terms.values())
      if (taxonomy === 'balise')
        assert.equal(readme.split('\r\n').filter((line) =>
          line.startsWith(`${code} `.padEnd(16))).length >= 2, true, code);
  });
});

// The published schemas, which are not part of this repository.
const schemas = [process.env.BALISE_HSDS, join(testsFolder, '../../shared/spec/hsds')]
  .find((folder) => folder && existsSync(join(folder, 'service.json')));

function validators() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const name of readdirSync(schemas).filter((one) => one.endsWith('.json')))
    ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), 'utf8')), name);
  return (name) => ajv.getSchema(`${name}.json`);
}

function assertValid(validate, things) {
  none(things.flatMap((thing) => validate(thing) ? []
    : validate.errors.map((error) => `${thing.name}${error.instancePath} ${error.message}`)),
  'violation of the schema');
}

const published = { skip: !schemas && 'the schemas are not there' };

describe('by the schemas of HSDS', () => {
  for (const [schema, list] of [['service', 'contents'], ['service_with_definitions', 'contents'],
    ['taxonomy', 'taxonomies'], ['taxonomy_term', 'taxonomy_terms']])
    test(`each of ${list} is a valid ${schema}`, published, () => {
      assertValid(validators()(schema), json[list]);
    });

  test('what is no property of the schemas is documented', published, () => {
    const OURS = {
      attributes: ['language', 'url', 'date', 'accessed', 'facts', 'channel', 'display', 'service_id'],
      contacts: ['languages'],
    };
    const SCHEMAS = {
      contents: 'service', phones: 'phone', schedules: 'schedule', languages: 'language',
      organization: 'organization', service_areas: 'service_area', contacts: 'contact',
      service_at_locations: 'service_at_location', location: 'location', addresses: 'address',
      cost_options: 'cost_option', attributes: 'attribute', taxonomies: 'taxonomy',
      taxonomy_terms: 'taxonomy_term',
    };
    const problems = new Set();
    for (const [list, things] of Object.entries(json).filter(([name]) => SCHEMAS[name]))
      for (const { object, property } of objects(things, list)) {
        const schema = JSON.parse(readFileSync(join(schemas, `${SCHEMAS[property]}.json`), 'utf8'));
        for (const name of Object.keys(object))
          if (!schema.properties[name] && !OURS[property]?.includes(name))
            problems.add(`${property}.${name}`);
      }
    none([...problems], 'property');
  });
});

describe('services.csv', () => {
  const bytes = site.bytes('data/services.csv');
  const rows = parseCsv(bytes, { columns: true, record_delimiter: '\r\n' });

  test('is RFC 4180 in UTF-8 without a mark', () => {
    assert.notEqual(bytes[0], 0xef);
    assert.ok(Buffer.from(bytes.toString('utf8')).equals(bytes));
    assert.ok(bytes.toString('utf8').endsWith('\r\n'));
    assert.ok(!/(^|[^\r])\n/.test(bytes.toString('utf8').replace(/"[^"]*"/g, '')));
  });

  test('has a row for each way to reach a record', () => {
    assert.equal(rows.length, records.reduce((sum, { channels }) => sum + Math.max(channels.length, 1), 0));
    for (const record of numbered) {
      const own = rows.filter(({ id, country }) => id === record.dataId && country === record.country);
      assert.deepEqual(own.map(({ channel, dial, display, address, hours, cost, abroad }) =>
        [channel, dial, display, address, hours, cost, abroad]),
      record.channels.map((one) => [one.kind, one.dial ?? '', one.display ?? '',
        one.href ?? one.address ?? '', one.hours ?? '', one.cost ?? '', one.abroad ?? '']));
      for (const row of own) {
        const callable = record.active &&
          (record.kind === 'service' || record.confidence !== 'disputed');
        assert.equal(row.callable, callable ? 'yes' : 'no', record.dataId);
        assert.equal(row.record, record.kind);
        assert.equal(row.status, record.status ?? 'active');
        assert.equal(row['as-of'], config['as-of']);
        const dialled = { phone: `tel:${row.dial}`, sms: `sms:${row.dial}`,
          email: `mailto:${row.address}`, visit: '' }[row.channel] ?? row.address;
        assert.equal(row.uri, callable ? dialled : '');
        assert.equal(row['dialled-in'],
          row.dial && !row.dial.startsWith('+') ? record.country : '');
      }
    }
  });

  test('every column is explained in readme.txt, in order', () => {
    const readme = site.text('data/readme.txt').split('\r\n');
    const start = readme.indexOf('COLUMNS OF SERVICES.CSV') + 2;
    const columns = Object.keys(rows[0]);
    assert.deepEqual(readme.slice(start, start + columns.length)
      .map((line) => line.split(' ')[0]), columns);
    assert.equal(readme[start + columns.length], '');
  });
});

// The cards of a file: {name, numbers, note, uid, rev}.
function cardsOf(text) {
  const parsed = ICAL.parse(text);
  return (Array.isArray(parsed[0]) ? parsed : [parsed]).map((one) => {
    const card = new ICAL.Component(one);
    assert.equal(card.name, 'vcard');
    assert.equal(card.getFirstPropertyValue('version'), '4.0');
    return {
      name: card.getFirstPropertyValue('fn'),
      numbers: card.getAllProperties('tel').map((tel) => {
        assert.equal(tel.type, 'uri');
        assert.equal(tel.getParameter('type'), 'voice');
        return tel.getFirstValue();
      }),
      note: card.getFirstPropertyValue('note'),
      uid: card.getFirstPropertyValue('uid'),
      rev: String(card.getFirstPropertyValue('rev')),
      properties: card.getAllProperties().map(({ name }) => name),
    };
  });
}

function assertLines(bytes) {
  const text = bytes.toString('utf8');
  assert.ok(Buffer.from(text).equals(bytes), 'UTF-8');
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'CRLF');
  for (const line of text.split('\r\n'))
    assert.ok(Buffer.byteLength(line) <= 75 && !line.includes('\ufffd'), line);
}

describe('contacts', () => {
  const confirmed = numbered.map((record) => ({
    ...record,
    kept: record.active && record.confidence === 'verified' ? record.channels.filter((one) =>
      one.kind === 'phone' && (one.confidence ?? 'verified') === 'verified') : [],
  })).filter(({ kept }) => kept.length);

  for (const country of countries)
    test(`of ${country}: the confirmed numbers in service, and no others`, () => {
      const expected = confirmed.filter((record) => record.country === country);
      const path = `data/services-${countryKey(country)}.vcf`;
      assert.equal(site.files.includes(path), expected.length > 0);
      if (!expected.length)
        return;
      assertLines(site.bytes(path));
      const cards = cardsOf(site.text(path));
      const sorted = (list) => list.map((one) => JSON.stringify(one)).sort();
      assert.deepEqual(sorted(cards.map(({ uid, numbers }) => [uid, numbers])),
        sorted(expected.map((record) => [
          `urn:uuid:${byId.get(`${country} ${record.dataId}`).id}`,
          record.kept.map(({ dial }) => `tel:${dial}`)])));
      for (const card of cards) {
        assert.equal(card.rev.slice(0, 10), config['as-of']);
        assert.ok(card.name && card.note.includes('2026'));
        assert.equal(card.name, json.contents.find(({ id }) => card.uid.endsWith(id)).name);
      }
    });

  test('the retired, announced, foreign and unconfirmed are in none', () => {
    const all = site.files.filter((path) => path.endsWith('.vcf')).map((path) => site.text(path)).join('');
    const kept = new Set(confirmed.flatMap((record) => record.kept.map(({ dial }) => dial)));
    assert.ok(emergencies.length && kept.size > 20);
    for (const record of records)
      for (const { dial } of numbersOf(record))
        if (!kept.has(dial))
          assert.ok(!all.includes(`tel:${dial}\r\n`), dial);
  });
});

describe('pages', () => {
  for (const language of languages)
    test(`lead to the files in '${language}'`, () => {
      const linksOf = (path) => all(site.tree(site.page(path)), 'a')
        .map((node) => attribute(node, 'href'));
      const index = `${language}/countries/index.html`;
      for (const file of ['services.json', 'services.csv', 'readme.txt'])
        assert.ok(linksOf(index).includes(`../../data/${file}`), file);
      assert.ok(textOf(site.tree(site.page(index))).includes(config.licence));
      for (const country of countries) {
        const file = `data/services-${countryKey(country)}.vcf`;
        assert.equal(linksOf(`${language}/countries/${countryKey(country)}.html`)
          .includes(`../../${file}`), site.files.includes(file), `${language} ${country}`);
      }
    });

  test('have no data of their own: nothing for search engines', () => {
    for (const page of site.pages)
      assert.ok(!site.text(page.path).includes('application/ld+json'), page.path);
  });
});

describe('a rich site', () => {
  test('is valid, too', published, (t) => {
    const place = workspace(t, Object.fromEntries(Object.entries(readTree(join(testsFolder,
      'sites/country'))).filter(([path]) => path.startsWith('content/'))));
    assert.equal(balise(['build', '--quiet'], { cwd: place }).status, 0);
    const rich = JSON.parse(readFileSync(join(place, 'out/site/data/services.json'), 'utf8'));
    assert.ok(rich.contents.some((one) => one.service_at_locations?.some(({ location }) =>
      location.location_type === 'physical')));
    assertValid(validators()('service'), rich.contents);
  });
});

// ---- Small sites, for what our own content does not have. ----

const DIRECTORY = 'content/directory/lu.xml';

function service(id, inside, attributes = 'status="active" confidence="verified"') {
  return `<service id="${id}" kind="helpline" ${attributes}><name xml:lang="en">N ${id}</name>` +
    `<summary xml:lang="en">S.</summary>${inside}<audience>minor</audience>` +
    '<topic>blackmail</topic><source title="A list, really; with signs" date="2026"/></service>';
}

function build(t, inside, siteYaml = '') {
  const content = baseContent();
  const place = workspace(t, content);
  writeTree(place, {
    [DIRECTORY]: '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<directory country="LU" timezone="Europe/Luxembourg">${inside}</directory>`,
    'content/en/first.md': String(content['content/en/first.md'])
      .replace('[the helpline](service:lu-help)', 'us'),
    'content/site.yaml': String(content['content/site.yaml']) + siteYaml,
  });
  const result = balise(['build', '--quiet'], { cwd: place });
  assert.equal(result.status, 0, result.stderr);
  return readTree(join(place, 'out/site'));
}

const contents = (tree) => JSON.parse(tree['data/services.json']).contents;

describe('dates take away', () => {
  const phone = '<phone dial="+35280021234" display="8002 1234"/>';
  const CASES = [
    ['a service whose validity is over', 'inactive', service('s', phone,
      'status="active" confidence="verified" valid-to="2026-11-21"')],
    ['a service whose validity is to come', 'inactive', service('s', phone,
      'status="active" confidence="verified" valid-from="2026-11-23"')],
    ['a service that is announced', 'inactive', service('s', phone,
      'status="announced" confidence="verified" since="2026-11-01"')],
    ['a service that is suspended', 'temporarily closed', service('s', phone,
      'status="suspended" confidence="verified"')],
    ['a number whose validity is over', 'active', service('s',
      phone.replace('/>', ' valid-to="2026-10"/>') + '<web href="https://s.example/"/>')],
  ];
  for (const [what, status, xml] of CASES)
    test(what, (t) => {
      const tree = build(t, xml);
      const [one] = contents(tree);
      assert.equal(one.status, status);
      assert.equal(one.phones, undefined);
      assert.deepEqual(values(one, 'not-callable'), ['+35280021234']);
      const [row] = parseCsv(tree['data/services.csv'], { columns: true });
      assert.deepEqual([row.dial, row.callable, row.uri], ['+35280021234', 'no', '']);
      assert.equal(tree['data/services-lu.vcf'], undefined);
      assert.ok(!String(tree['en/countries/lu.html']).includes('.vcf'));
    });
});

describe('hours as schedules', () => {
  const CASES = [
    ['Mo-Fr 09:00-16:00', [['MO,TU,WE,TH,FR', '09:00', '16:00']]],
    ['Mo-Sa 14:00-20:00, Mo,We,Th 10:00-12:00',
      [['MO,WE,TH', '10:00', '12:00'], ['MO,TU,WE,TH,FR,SA', '14:00', '20:00']]],
    ['Mo-Su 11:00-04:00', [['MO,TU,WE,TH,FR,SA,SU', '11:00', '04:00']]],
    ['Fr 22:00-24:00', [['FR', '22:00', '00:00']]],
    ['24/7', [['MO,TU,WE,TH,FR,SA,SU', '00:00', '00:00']]],
    ['Mo-Fr 09:00-16:00; We off', [['MO,TU,TH,FR', '09:00', '16:00']]],
    ['Su 22:00-24:00, Mo 00:00-02:00', [['SU', '22:00', '02:00']]],
    ['Mo-We 00:00-24:00', [['MO,TU,WE', '00:00', '00:00']]],
    ['08:00-12:00', [['MO,TU,WE,TH,FR,SA,SU', '08:00', '12:00']]],
  ];
  for (const [hours, expected] of CASES)
    test(hours, (t) => {
      const [one] = contents(build(t, service('s',
        `<phone dial="147" display="147" hours="${hours}"/>`)));
      assert.deepEqual(one.schedules.map(({ byday, opens_at: from, closes_at: to }) =>
        [byday, from, to]), expected);
      for (const schedule of one.schedules) {
        assert.equal(schedule.freq, 'WEEKLY');
        assert.equal(schedule.timezone, undefined, 'an offset has no summer time');
        assert.deepEqual(values(schedule, 'hours'), [hours]);
        assert.deepEqual(values(schedule, 'time-zone'), ['Europe/Luxembourg']);
        assert.deepEqual(values(schedule, 'channel'), [one.phones[0].id]);
      }
    });
});

describe('hours that are not the same every week', () => {
  for (const hours of ['Mo-Fr 09:00-16:00; PH off', 'Jan-Jun Mo 09:00-16:00', 'Mo 17:00+',
    'Mo 09:00-16:00; 2026 Dec 24-26 off', 'Mo 09:00-16:00 &quot;by appointment&quot;', 'Mo 09:00-16:00 || Tu 10:00-11:00'])
    test(`${hours} are no schedule but kept`, (t) => {
      const xml = `<phone dial="147" display="147" hours="${hours}"/>`;
      const [one] = contents(build(t, service('s', xml)));
      assert.equal(one.schedules.length, 1);
      const [schedule] = one.schedules;
      for (const name of ['freq', 'byday', 'opens_at', 'closes_at'])
        assert.equal(schedule[name], undefined, name);
      assert.ok(schedule.description);
      assert.deepEqual(values(schedule, 'hours'), [hours.replaceAll('&quot;', '"')]);
    });
});

describe('an office', () => {
  const office = '<visit title="The office" street="1, rue X" postal-code="75001" city="Paris" ' +
    'dial="+35280021234" display="8002 1234" hours="Mo 10:00-12:00">' +
    '<access type="wheelchair"/></visit>';

  test('in service is a location', (t) => {
    const tree = build(t, service('s', office));
    const [one] = contents(tree);
    const [{ location, schedules }] = one.service_at_locations;
    assert.equal(one.phones, undefined, 'the number is the office\'s');
    assert.equal(location.name, 'The office');
    const [{ id, ...address }] = location.addresses;
    assert.match(id, UUID);
    assert.deepEqual(address, { address_1: '1, rue X', city: 'Paris', state_province: '',
      postal_code: '75001', country: 'LU', address_type: 'physical' });
    assert.deepEqual(location.phones.map(({ number }) => number), ['+35280021234']);
    assert.equal(location.accessibility.length, 1);
    assert.deepEqual(values(location, 'access'), ['wheelchair']);
    assert.deepEqual(schedules.map(({ byday }) => byday), ['MO']);
    const [row] = parseCsv(tree['data/services.csv'], { columns: true });
    assert.deepEqual([row.address, row.title, row.dial, row.uri],
      ['1, rue X, 75001 Paris', 'The office', '+35280021234', 'tel:+35280021234']);
    assert.equal(tree['data/services-lu.vcf'], undefined);
  });

  test('that is closed for ever is none', (t) => {
    const [one] = contents(build(t, service('s', office, 'status="retired" confidence="verified"')));
    assert.equal(one.service_at_locations, undefined);
    assert.deepEqual(values(one, 'not-callable'), ['1, rue X, 75001 Paris', '+35280021234']);
  });
});

test('what is there twice has ids of its own', (t) => {
  const phone = '<phone dial="147" display="147"/>';
  const [one] = contents(build(t, service('s', phone + phone +
    '<note xml:lang="en">24/7</note><note xml:lang="fr">24/7</note>')));
  assert.equal(one.phones.length, 2);
  assert.notEqual(one.phones[0].id, one.phones[1].id);
  const notes = one.attributes.filter(({ link_type: type }) => type === 'note');
  assert.deepEqual(notes.map(({ value, language }) => [value, language]),
    [['24/7', 'en'], ['24/7', 'fr']]);
  assert.notEqual(notes[0].id, notes[1].id);
});

describe('names of contacts', () => {
  const two = '<emergency purpose="general" confidence="verified"><phone dial="112" display="112"/>' +
    '<source title="A list" date="2026"/></emergency>' +
    service('bee', '<phone dial="+35280021234" display="8002 1234" cost="free" ' +
      'hours="Mo-Fr 09:00-16:00"/><phone dial="147" display="147" abroad="+35212345678"/>') +
    service('kjt', '<phone dial="116111" display="116 111"/>') +
    service('x', '<phone dial="148" display="148"/>', 'status="active" confidence="single-source"');

  test('are those of the services', (t) => {
    const cards = cardsOf(String(build(t, two)['data/services-lu.vcf']));
    assert.deepEqual(cards.map(({ numbers }) => numbers),
      [['tel:112'], ['tel:+35280021234', 'tel:147'], ['tel:116111']]);
    assert.deepEqual(cards.slice(1).map(({ name }) => name), ['N bee', 'N kjt']);
    assert.ok(cards[1].note.includes('8002 1234 (Luxembourg) · free'));
    assert.ok(cards[1].note.includes('+35212345678'));
  });

  test('tell nothing with neutral-contacts', (t) => {
    const tree = build(t, two, 'neutral-contacts: true\n');
    const text = String(tree['data/services-lu.vcf']);
    const cards = cardsOf(text);
    assert.deepEqual(cards.slice(1).map(({ name }) => name), ['Contact LU 1', 'Contact LU 2']);
    assert.ok(!/bee|kjt|helpline|blackmail|minor/i.test(text), text);
    assert.deepEqual([...new Set(cards.flatMap(({ properties }) => properties))].sort(),
      ['fn', 'kind', 'note', 'rev', 'tel', 'uid', 'version']);
  });
});

test('a site without a directory has no data', (t) => {
  const content = baseContent();
  const place = workspace(t, content);
  writeTree(place, {
    [DIRECTORY]: null,
    'content/en/first.md': String(content['content/en/first.md'])
      .replace('[the helpline](service:lu-help)', 'us'),
  });
  const result = balise(['build', '--quiet'], { cwd: place });
  assert.equal(result.status, 0, result.stderr);
  const tree = readTree(join(place, 'out/site'));
  assert.deepEqual(Object.keys(tree).filter((path) => path.startsWith('data/')), []);
});
