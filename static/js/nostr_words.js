// What people paste of Nostr: keys and addresses, as their apps write them.

const HEX = /^[0-9a-f]{64}$/

const bare = text => text.trim().replace(/^(web\+)?nostr:(\/\/)?/i, '')

// As NIP-19 has it, `{type, data}`; null if it is nothing of the kind.
export function decoded(text) {
  const word = bare(text)
  try {
    // Some write it in capitals, for smaller codes.
    const isLoud = word === word.toUpperCase()
    return NostrTools.nip19.decode(isLoud ? word.toLowerCase() : word)
  } catch {
    return null
  }
}

// A public key in hex, from that, `npub1…` or `nprofile1…`; empty if it is none.
export function keyIn(text) {
  const word = bare(text).toLowerCase()
  if (HEX.test(word)) return word
  const {type, data} = decoded(text) ?? {}
  if (type === 'npub') return data
  return type === 'nprofile' ? data.pubkey : ''
}
