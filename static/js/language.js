// The languages that we have words in, and which of them somebody is spoken to in.
//
// LNbits takes what was chosen on its pages, or else the *second* language of the
// browser, and knows no `es-AR`. Guests have chosen nothing there: they are spoken to in
// the first language of their browser that we have, or in the venue's.

export const LANGUAGES = [
  {code: 'en', name: 'English'},
  {code: 'es', name: 'Español'},
  {code: 'de', name: 'Deutsch'},
  {code: 'pt', name: 'Português'}
]

const WORDS = '/loyalty/static/i18n'
const FALLBACK = 'en'

const codes = LANGUAGES.map(({code}) => code)

// The first of some language tags that we have; `es-419` is `es`.
export const firstKnown = tags =>
  tags
    .filter(Boolean)
    .map(tag => tag.toLowerCase().split('-')[0])
    .find(code => codes.includes(code))

// LNbits keeps Brazil's words apart, under a code that is Breton's; ours serve both.
const ofLnbits = code => (code === 'br' ? 'pt' : code)

const chosen = () => ofLnbits(Quasar.LocalStorage.getItem('lnbits.lang'))

const ofBrowser = () => firstKnown([chosen(), ...navigator.languages])

async function speak(code) {
  const {i18n, LNbits} = window
  document.documentElement.lang = code
  if (i18n.global.locale === code) return
  await LNbits.utils.loadExtI18n(WORDS, code)
  i18n.global.locale = code
}

// For pages of guests, before they show anything.
export const speakToGuest = () => speak(ofBrowser() || FALLBACK)

// Once it is known whose guest it is: only if their browser speaks none of ours.
export async function speakAs(merchant) {
  if (merchant.language && !ofBrowser()) await speak(merchant.language)
}

// For pages of owner and staff: as LNbits says, whatever the country.
export const speakAsLnbits = () =>
  speak(firstKnown([ofLnbits(window.i18n.global.locale)]) || FALLBACK)
