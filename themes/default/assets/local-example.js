/*!
FR  Vos contacts sur chaque page, sans refaire le site : copiez ce fichier dans le dossier
    local, sous le nom school.js. Changez ce qui est entre guillemets. Ouvrez index.html :
    s’il y a une erreur, elle est écrite en bas de la page.
EN  Your contacts on every page, without building the site again: copy this file into the
    folder local, under the name school.js. Change what is between quotation marks. Open
    index.html: if something is wrong, it says so at the bottom of the page.
DE  Ihre Kontakte auf jeder Seite, ohne die Website neu zu bauen: Kopieren Sie diese Datei
    in den Ordner local, unter dem Namen school.js. Ändern Sie, was in Anführungszeichen
    steht. Öffnen Sie index.html: Ist etwas falsch, steht es unten auf der Seite.
NL  Uw contacten op elke pagina, zonder de site opnieuw te bouwen: kopieer dit bestand naar
    de map local, onder de naam school.js. Verander wat tussen aanhalingstekens staat. Open
    index.html: als er iets fout is, staat het onderaan de pagina.
IT  I vostri contatti su ogni pagina, senza rifare il sito: copiate questo file nella
    cartella local, con il nome school.js. Cambiate ciò che è tra virgolette. Aprite
    index.html: se c’è un errore, è scritto in fondo alla pagina.
AR  جهات الاتصال لديكم في كل صفحة، من دون إعادة بناء الموقع: انسخوا هذا الملف إلى المجلد
    local باسم school.js. غيّروا ما بين علامات الاقتباس. افتحوا index.html: إن كان هناك
    خطأ فهو مكتوب في أسفل الصفحة.

country is where you are: FR, LU, BE … A text may be another one in each language, as role
is here. Phones begin with + and the code of the country. Leave out what you do not need.
Save as UTF-8. These people and their numbers are made up.
*/
balise.school({
  name: 'Lycée Exemple',
  country: 'FR',
  contacts: [
    {
      name: 'Mme Claire Weber',
      role: { fr: 'Infirmière', en: 'School nurse', de: 'Schulkrankenschwester' },
      room: 'B 204',
      phone: '+33 1 99 00 12 34',
      hours: '8 h – 17 h',
      email: 'infirmerie@lycee.example'
    },
    {
      name: 'M. Karim Haddad',
      role: 'CPE',
      phone: '+33 1 99 00 12 35'
    }
  ]
});
