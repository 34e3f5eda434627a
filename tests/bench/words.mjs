// SPDX-License-Identifier: MIT
// The words of the corpus, frequent ones first, and what little else a site needs.

export const LANGUAGES = ['en', 'fr', 'de', 'ar'];

const list = (text) => text.trim().split(/\s+/);

export const LEXICA = {
  en: {
    question: '?',
    summary: 'A site to measure with.',
    determiner: list('the a this your every that some her our no each'),
    noun: list(`message friend page school answer photo person phone hour name question
      account police number letter parent evening street photograph lesson window garden
      teacher morning market summer village kitchen bridge river sentence paper station
      doctor ticket museum colour winter picture journey pencil library corner festival
      harbour island mountain orchard lantern carpet engine ladder mirror needle pocket`),
    verb: list(`is has helps keeps finds asks shows tells brings needs leaves reads calls
      writes changes opens closes follows carries watches repairs paints measures gathers
      explains collects prepares returns borrows counts answers remembers forgets`),
    adjective: list(`new small good old quiet open long clear early safe warm green simple
      empty bright narrow heavy gentle distant honest careful silver modest ancient brief`),
    adverb: list('now often here today again soon never slowly together later always'),
    preposition: list('of in to with for on from at before after without under between'),
    conjunction: list('and but because when or while if although'),
    pronoun: list('you it they we someone everybody nobody she he'),
    syllables: list(`ra ti ne lo mi den cor ver sta pan gle fol mar ket wind ling ber ton
      hal ster quo dra wen fi sol tam bur cly nor pre`),
  },
  fr: {
    question: ' ?',
    summary: 'Un site qui sert à mesurer.',
    determiner: list('le la une ce votre chaque cette un notre leur aucun'),
    noun: list(`message amie page école réponse photo personne téléphone heure nom question
      compte police numéro lettre parent soirée rue élève leçon fenêtre jardin maîtresse
      matin marché été village cuisine pont rivière phrase papier gare médecin billet musée
      couleur hiver tableau trajet crayon bibliothèque coin fête forêt île montagne verger
      lanterne tapis moteur échelle miroir aiguille poche théâtre`),
    verb: list(`est a aide garde trouve demande montre dit apporte veut laisse lit appelle
      écrit change ouvre ferme suit porte regarde répare peint mesure rassemble explique
      prépare rend emprunte compte répond oublie reçoit achève`),
    adjective: list(`nouveau petit bon ancien calme ouvert long clair sûr chaud vert simple
      vide étroit lourd léger lointain honnête prudent discret modeste célèbre bref précédent`),
    adverb: list('maintenant souvent ici aujourd’hui encore bientôt jamais lentement déjà'),
    preposition: list('de dans à avec pour sur chez avant après sans sous entre dès'),
    conjunction: list('et mais parce quand ou pendant si puis'),
    pronoun: list('vous il elle nous on quelqu’un personne chacun'),
    syllables: list(`ra ti né lo mi den cor vé sta pan gle fol mar quet vin lin bé ton hal
      stè quo dra vent fi sol tam bour clé nor pré çon eau œil gnon`),
  },
  de: {
    question: '?',
    summary: 'Eine Seite zum Messen.',
    determiner: list('die der das eine diese Ihre jede unsere keine manche'),
    noun: list(`Nachricht Freundin Seite Schule Antwort Aufnahme Person Uhr Stunde Frage
      Konto Polizei Nummer Brief Mutter Abend Straße Schülerin Fenster Garten Lehrer Morgen
      Markt Sommer Dorf Küche Wiese Fluss Satz Papier Bahnhof Ärztin Karte Museum Farbe
      Winter Bild Reise Bleistift Bücherei Ecke Fest Wald Insel Gebirge Obstwiese Laterne
      Teppich Triebwerk Leiter Spiegel Nadel Tasche Hafenmauer Geländer`),
    verb: list(`ist hat hilft behält findet fragt zeigt sagt bringt braucht lässt liest ruft
      schreibt ändert öffnet schließt folgt trägt betrachtet repariert malt misst sammelt
      erklärt vorbereitet leiht zählt antwortet vergisst erhält beendet`),
    adjective: list(`neue kleine gute alte ruhige offene lange klare frühe sichere warme
      grüne einfache leere helle schmale schwere sanfte ferne ehrliche große behutsame`),
    adverb: list('jetzt oft hier heute wieder bald nie langsam zusammen später immer'),
    preposition: list('von in zu mit für auf aus bei vor nach ohne unter zwischen über'),
    conjunction: list('und aber weil wenn oder während obwohl sobald'),
    pronoun: list('Sie es wir jemand alle niemand man'),
    syllables: list(`ra ti ne lo mi den kor ver sta pan gel fol mar keit wind ling ber ung
      hal ster quo drä wen fü sol tam bur schö nor prä ß heit lich`),
  },
  ar: {
    question: '؟',
    summary: 'موقع للقياس فقط.',
    determiner: list('هذا هذه كل ذلك بعض تلك أي'),
    noun: list(`رسالة صديق صفحة مدرسة جواب صورة شخص هاتف ساعة اسم سؤال حساب شرطة رقم ورقة
      والد مساء شارع تلميذ درس نافذة حديقة معلم صباح سوق صيف قرية مطبخ جسر نهر جملة كتاب
      محطة طبيب تذكرة متحف لون شتاء لوحة رحلة قلم مكتبة زاوية عيد غابة جزيرة جبل بستان
      فانوس سجادة محرك سلم مرآة إبرة جيب`),
    verb: list(`يكون يساعد يحفظ يجد يسأل يعرض يقول يجلب يحتاج يترك يقرأ يتصل يكتب يغير يفتح
      يغلق يتبع يحمل يشاهد يصلح يرسم يقيس يجمع يشرح يستعد يعيد يستعير يعد يجيب ينسى يتسلم`),
    adjective: list(`جديد صغير جيد قديم هادئ مفتوح طويل واضح مبكر آمن دافئ أخضر بسيط فارغ
      مضيء ضيق ثقيل لطيف بعيد صادق حذر متواضع قصير`),
    adverb: list('الآن غالبا هنا اليوم أيضا قريبا أبدا ببطء معا لاحقا دائما'),
    preposition: list('من في إلى مع على عن قبل بعد دون تحت بين عند'),
    conjunction: list('و لكن لأن عندما أو بينما إذا ثم'),
    pronoun: list('أنت هو هي نحن أحد الجميع هم'),
    syllables: list(`را تي نا لو مي دن كو فر ستا بان جل فو مر كت ون لين بر تون هال سر قو
      درا ون في سول تم بور كلي نور بر`),
  },
};

// Names in the order of LANGUAGES.
export const NAMES = {
  audiences: {
    minor: ['Minors', 'Mineurs', 'Minderjährige', 'القاصرون'],
    adult: ['Adults', 'Adultes', 'Erwachsene', 'البالغون'],
    parent: ['Parents', 'Parents', 'Eltern', 'الأهل'],
    friend: ['Friends', 'Proches', 'Freunde', 'الأصدقاء'],
    teacher: ['Teachers', 'Enseignants', 'Lehrkräfte', 'المعلمون'],
    professional: ['Professionals', 'Professionnels', 'Fachleute', 'المهنيون'],
  },
  kinds: { helpline: ['Helpline', 'Ligne d’aide', 'Hilfetelefon', 'خط مساعدة'] },
  costs: { free: ['free', 'gratuit', 'kostenlos', 'مجاني'] },
  countries: {
    DE: ['Germany', 'Allemagne', 'Deutschland', 'ألمانيا'],
    FR: ['France', 'France', 'Frankreich', 'فرنسا'],
    LU: ['Luxembourg', 'Luxembourg', 'Luxemburg', 'لوكسمبورغ'],
  },
  languages: {
    en: ['English', 'anglais', 'Englisch', 'الإنجليزية'],
    fr: ['French', 'français', 'Französisch', 'الفرنسية'],
    de: ['German', 'allemand', 'Deutsch', 'الألمانية'],
    ar: ['Arabic', 'arabe', 'Arabisch', 'العربية'],
  },
};

const SOURCE = '<source title="Made up for measuring" date="2026-11-22"/>';

const country = (code) => `<?xml version="1.0" encoding="UTF-8"?>
<directory country="${code}" timezone="Europe/Berlin">
  <emergency purpose="general" confidence="verified">
    <phone dial="112" display="112" cost="free"/>
    ${SOURCE}
  </emergency>
  <service id="${code.toLowerCase()}-bench" kind="helpline" status="active" confidence="verified">
    <name xml:lang="en">Bench ${code}</name>
${LANGUAGES.map((l) => `    <summary xml:lang="${l}">${LEXICA[l].summary}</summary>`).join('\n')}
    <web href="https://example.org/"/>
    <audience>adult</audience> <topic>topic-1</topic>
    ${SOURCE}
  </service>
</directory>
`;

export const DIRECTORY = { de: country('DE'), fr: country('FR'), lu: country('LU') };
