// A place as OpenStreetMap tags it, which is where BTC Map has its places from. Pure.
const CONTACTS = ['phone', 'email', 'website']

// One tag a line, `key=value`, as OpenStreetMap's own editor takes them when pasted.
export function osmLines(merchant, now = new Date()) {
  const tags = {
    name: merchant.name,
    'currency:XBT': 'yes',
    'payment:lightning': merchant.accepts_lightning ? 'yes' : 'no',
    'payment:onchain': merchant.accepts_onchain ? 'yes' : 'no',
    'addr:city': merchant.city,
    'addr:country': merchant.country,
    opening_hours: merchant.operating_hours,
    ...Object.fromEntries(
      CONTACTS.map(name => [`contact:${name}`, merchant[name]])
    ),
    'check_date:currency:XBT': now.toISOString().slice(0, 10)
  }
  return Object.entries(tags)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}=${String(value).replace(/\s+/g, ' ')}`)
}
