// Who acts by hand, and who does far more of it than the others; each opens their acts.
import {number, sats} from '../js/cms.js'
import {farWords, t} from '../js/insights.js'
import {pieces} from '../js/pieces.js'

const WHO_SHOWN = 8

export default {
  components: pieces('how'),
  props: {
    people: {type: Array, required: true},
    since: {type: Number, required: true}
  },
  data: () => ({isAll: false}),
  computed: {
    rows() {
      const shown = this.isAll ? this.people : this.people.slice(0, WHO_SHOWN)
      return shown.map(person => ({
        ...person,
        who: this.nameOf(person),
        far: farWords(person),
        did: this.whatOf(person),
        to: this.actsOf(person)
      }))
    },
    hasMore() {
      return this.rows.length < this.people.length
    },
    sentence() {
      if (!this.people.length) return t('staff.nobody')
      const far = this.people.filter(({far_above: above}) => above.length)
      return far.length
        ? t('staff.stands_out', {n: far.length}, far.length)
        : t('staff.alike')
    }
  },
  methods: {
    t,
    nameOf({kind, name}) {
      if (kind === 'wallet') return t('staff.owner')
      return name || t('staff.former')
    },
    whatOf(person) {
      const say = (key, n, more) =>
        n ? [t(`staff.did.${key}`, {n: number(n), ...more}, n)] : []
      return [
        ...say('grants', person.grants, {points: number(person.points_given)}),
        ...say('undos', person.undos),
        ...say('discounts', person.discounts, {
          sats: sats(person.discount_sats)
        }),
        ...say('refunds', person.refunds, {sats: sats(person.refund_sats)})
      ].join(' · ')
    },
    actsOf: ({actor_id: actor}) => ({
      path: '/loyalty/',
      query: {tab: 'ledger', actor}
    })
  }
}
