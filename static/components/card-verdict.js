// What became of checking a card: one sentence, and what a genuine one shows.
import {sentence, signature} from '../js/card_verdict.js'
import {day, points, t as word} from '../js/loyalty.js'

const t = (key, ...rest) => word(`check.${key}`, ...rest)
const LOOKS = {
  genuine: {icon: 'verified', color: 'positive'},
  changed: {icon: 'gpp_bad', color: 'negative'},
  other: {icon: 'help_outline', color: 'warning'}
}

export default {
  props: {
    result: {type: Object, required: true},
    // Only what the merchant signed was there, and no entries.
    isStatement: {type: Boolean, default: false}
  },
  computed: {
    look() {
      if (!this.result.code) return LOOKS.genuine
      return LOOKS[this.result.kind] || LOOKS.other
    },
    words() {
      if (this.result.code || !this.isStatement) return sentence(this.result, t)
      const {entries: n} = this.result
      return t('statement', {entries: t('entries', {n}, n)})
    },
    signed() {
      const {signedBy: key} = this.result
      const shown = key && NostrTools.nip19.npubEncode(key)
      return signature({...this.result, signedBy: shown}, t)
    },
    shows() {
      const {tier, at, points: count} = this.result
      return [
        t('shows', {points: points(Number(count))}),
        tier && t('tier', {tier}),
        at && t('last', {day: day(Number(at))})
      ]
        .filter(Boolean)
        .join(' · ')
    }
  },
  methods: {t}
}
