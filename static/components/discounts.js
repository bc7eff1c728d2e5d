// What takes something off a bill: this place's own discounts, and offers it can join.
import {ask, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces, piecesLater} from '../js/pieces.js'

const PAGE = 50

export default {
  components: {
    ...pieces(
      'confirm',
      'discount-offers',
      'discount-rule',
      'empty',
      'problem'
    ),
    ...piecesLater('badges', 'discount-edit')
  },
  props: {
    venue: {type: Object, required: true},
    tiers: {type: Array, default: () => []}
  },
  data: () => ({
    rules: null,
    total: 0,
    problem: null,
    isLoading: false,
    edited: null,
    leaving: null
  }),
  computed: {
    // Which offers are joined: their list is read again when that changes.
    stand() {
      return this.rules.map(rule => rule.is_offer && rule.id).join()
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    async load() {
      this.problem = null
      try {
        this.rules = await this.page(0)
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async more() {
      this.isLoading = true
      try {
        this.rules = [...this.rules, ...(await this.page(this.rules.length))]
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isLoading = false
    },
    async page(offset) {
      const path = `/rules/${this.venue.merchant.id}?limit=${PAGE}&offset=${offset}`
      const {data, total} = await ask(this.venue, 'GET', path)
      this.total = total
      return data
    },
    edit(rule = {}) {
      this.edited = rule
    },
    async remove() {
      const {id, is_offer: isOffer, description: name} = this.leaving
      const path = isOffer ? pathOf(this.venue, `/rules/${id}`) : `/rules/${id}`
      await ask(this.venue, 'DELETE', path)
      tell(t('discounts.ended', {name}))
      await this.load()
    }
  }
}
