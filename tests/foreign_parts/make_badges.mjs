// Makes a badge, gives it to somebody, and takes it back, with nostr-tools alone:
// node make_badges.mjs <issuer's secret> <customer> <created_at>. One JSON list of events.
import {finalizeEvent, getPublicKey} from 'nostr-tools/pure'
import {hexToBytes} from 'nostr-tools/utils'

const [secretHex, customer, at] = process.argv.slice(2)
const secret = hexToBytes(secretHex)
const badge = `30009:${getPublicKey(secret)}:member`
const made = (kind, tags, later = 0) =>
  finalizeEvent(
    {kind, tags, content: '', created_at: Number(at) + later},
    secret
  )

const definition = made(30009, [
  ['d', 'member'],
  ['name', 'Member of La Crypta'],
  ['image', 'https://crypta.example/member.png', '1024x1024']
])
const award = made(8, [
  ['a', badge],
  ['p', customer, 'wss://relay.example']
])
const deletion = made(
  5,
  [
    ['e', award.id],
    ['k', '8']
  ],
  1
)
console.log(JSON.stringify([definition, award, deletion]))
