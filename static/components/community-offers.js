// Discounts that hold wherever a place joins them, and who has.
import {ask, dayInWords, problemOf, sats, t, tell} from '../js/cms.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces, piecesLater} from '../js/pieces.js'

const MOST_PARTNERS = 100

export default {
  components: {
    ...pieces('confirm', 'discount-rule', 'listed', 'problem'),
    ...piecesLater('discount-edit')
  },
  mixins: [paged],
  props: {venue: {type: Object, required: true}},
  data: () => ({
    edited: null,
    leaving: null,
    seen: null,
    partners: null,
    partnersProblem: null
  }),
  methods: {
    t,
    listPath: offset => `/rules/community?limit=${PAGE}&offset=${offset}`,
    joined({partners: n}) {
      return t('community.offers.partners', {n}, n)
    },
    async see(offer) {
      this.seen = offer
      this.partners = this.partnersProblem = null
      try {
        const path = `/rules/${offer.id}/partners?limit=${MOST_PARTNERS}`
        this.partners = (await ask(this.venue, 'GET', path)).data
      } catch (error) {
        this.partnersProblem = problemOf(error)
      }
    },
    limits({max_discount_sats: cap, budget_sats: budget, joined_at: at}) {
      const say = (key, words) => t(`community.offers.${key}`, words)
      return [
        say('since', {day: dayInWords(at)}),
        cap !== null && say('cap', {sats: sats(cap)}),
        budget !== null && say('budget', {sats: sats(budget)})
      ]
        .filter(Boolean)
        .join(' · ')
    },
    async end() {
      const {id, description: name} = this.leaving
      await ask(this.venue, 'DELETE', `/rules/${id}`)
      tell(t('discounts.ended', {name}))
      await this.load()
    }
  }
}
