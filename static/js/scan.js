// What a camera, a scanner that types, or a finger has put into the guest's field.
//
// Nothing of it is kept or sent before it is known what it is: people show all kinds of
// codes, and one of them may be the secret half of their key.
import {t} from './loyalty.js'

const HEX = /^[0-9a-f]{64}$/
const CODE = /^[34679CDFGHJKMNPQRTVWXY]{6}$/
const LONG_CODE = /^[0-9a-f]{96}$/ // of a reward: no key is that long
const SECRET = /(nsec|ncryptsec)1/i
const SCHEME = /^(web\+)?(nostr|lightning):(\/\/)?/i
const INVOICE = /^ln(bc|tb|bcrt|tbs)[0-9]/
const LNURL = /^(lnurl1|lnurl[cpw]?:|keyauth:)/
const OURS = /\/loyalty\/(receipt|c|t)\/([0-9A-Za-z._~-]{1,200})\/?$/

const KINDS = {receipt: 'receipt', c: 'link', t: 'table'}

const refused = why => ({kind: 'refused', why})

export const wordsOf = ({why}) =>
  `${t(`pos.refused.${why}`)} ${t('nothing_taken')}`

// {kind: 'guest', pubkey}, {kind: 'code', code}, {kind, token} of our own links, or
// {kind: 'refused', why}; null for nothing at all.
export function read(text) {
  const said = text.trim()
  if (!said) return null
  if (SECRET.test(said)) return refused('secret')
  return ofLink(said) || ofWord(said.replace(SCHEME, '').toLowerCase(), said)
}

function ofLink(said) {
  if (!/^https?:\/\//i.test(said)) return null
  if (!URL.canParse(said)) return refused('unknown')
  const {pathname, hash, searchParams} = new URL(said)
  if (searchParams.has('lightning')) return refused('lnurl')
  const [, kind, token] = OURS.exec(pathname) || []
  if (kind) return {kind: KINDS[kind], token}
  // The link of somebody's card holds their key behind `#`.
  return refused(/key=/.test(hash) ? 'secret' : 'unknown')
}

function ofWord(word, said) {
  if (INVOICE.test(word)) return refused('invoice')
  if (LNURL.test(word)) return refused('lnurl')
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word)) return refused('address')
  if (HEX.test(word)) return {kind: 'guest', pubkey: word}
  if (LONG_CODE.test(word)) return {kind: 'code', code: word}
  const code = said.toUpperCase().replace(/[\s-]/g, '')
  if (CODE.test(code)) return {kind: 'code', code}
  return ofNostr(word)
}

function ofNostr(word) {
  try {
    const {type, data} = window.NostrTools.nip19.decode(word)
    if (type === 'npub') return {kind: 'guest', pubkey: data}
    if (type === 'nprofile') return {kind: 'guest', pubkey: data.pubkey}
  } catch {
    // It is none of theirs.
  }
  return refused('unknown')
}
