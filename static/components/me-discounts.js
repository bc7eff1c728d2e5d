// What the holder's badges, tiers and visits take off a bill, where, until when, and how
// often that was used; and the code by which the staff put a bill on their card.
//
// The code is the holder's public key and opens nothing: a picture of it is worth no
// discount. What is agreed to is a bill's own link, which this phone signs.
import {fullPrice} from '../js/badge_words.js'
import {wordsOf} from '../js/holder.js'
import {call, number, sats, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {read} from '../js/scan.js'
import {lastDay} from '../js/vouchers.js'

const PLACES = 20
const SAID_HERE = [
  'not_yet',
  'other_day',
  'tier_needed',
  'partner_needed',
  'limit_reached',
  'budget_spent',
  'nothing_off'
]

export default {
  components: {
    QrcodeVue: QrcodeVue.default,
    ...pieces('me-problem', 'me-scan')
  },
  props: {holder: {type: Object, required: true}},
  data: () => ({
    places: null,
    asked: 0,
    total: 0,
    isShown: false,
    isBusy: false,
    said: '',
    problem: null
  }),
  computed: {
    shown() {
      return this.places.filter(({discounts}) => discounts.length)
    },
    npub() {
      return window.NostrTools.nip19.npubEncode(this.holder.pubkey)
    },
    qrSize: () => Math.min(window.innerWidth, window.innerHeight) * 0.6
  },
  methods: {
    t,
    headline({
      discount_type: kind,
      discount_value: value,
      badge_summary: badge
    }) {
      const much =
        kind === 'fixed'
          ? t('me.discounts.much.fixed', {sats: sats(value)})
          : t(`me.discounts.much.${kind}`, {n: number(value)})
      return [much, badge?.name].filter(Boolean).join(' · ')
    },
    terms(one) {
      const said = []
      const say = (key, words) => said.push(t(`me.discounts.${key}`, words))
      if (one.description) said.push(one.description)
      if (one.min_purchase_sats)
        say('from', {sats: sats(one.min_purchase_sats)})
      if (one.max_discount_sats)
        say('most', {sats: sats(one.max_discount_sats)})
      if (one.valid_until) say('until', {day: lastDay(one.valid_until - 1)})
      return said.join(' · ')
    },
    uses({used, usage_limit: limit}) {
      if (limit)
        return t('me.discounts.used_of', {n: number(used), limit}, limit)
      return t('me.discounts.used', {n: number(used)}, used)
    },
    why({code, reason, badge_summary: badge}) {
      if (code === 'bad_badge' && badge) return fullPrice(badge)
      return SAID_HERE.includes(code) ? t(`me.discounts.why.${code}`) : reason
    },
    // Asked for when it is opened: most who look at their card do not.
    open() {
      if (!this.places) return this.load()
    },
    load() {
      this.asked = 0
      this.places = null
      return this.more()
    },
    async more() {
      this.isBusy = true
      this.problem = null
      try {
        const path = `/me/discounts?limit=${PLACES}&offset=${this.asked}`
        const page = await call('GET', path)
        this.places = [...(this.places || []), ...page.data]
        this.asked += PLACES
        this.total = page.total
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    show() {
      this.said = ''
      this.isShown = true
    },
    // The till's own link: what it asks for is shown, and signed, on its own page.
    seen(text) {
      const found = read(text)
      if (found?.kind !== 'link') {
        this.said = t('me.discounts.other_code')
        return
      }
      window.location.assign(`/loyalty/c/${encodeURIComponent(found.token)}`)
    }
  }
}
