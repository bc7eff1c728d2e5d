// What the community offers at every place that joins, as far as this one has not.
import {ask, pathOf, t, tell} from '../js/cms.js'
import {badgeName, howMuch} from '../js/discounts.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('form-dialog'),
  props: {venue: {type: Object, required: true}},
  emits: ['joined'],
  data: () => ({offers: [], joining: null, cap: null, budget: null}),
  async created() {
    // Nothing is lost where it cannot be read: then there is nothing to join.
    const own = `/rules/${this.venue.merchant.id}?limit=100`
    const [offered, there] = await Promise.all([
      ask(this.venue, 'GET', '/rules/community?limit=100'),
      ask(this.venue, 'GET', own)
    ]).catch(() => [{data: []}, {data: []}])
    const joined = there.data.map(({id}) => id)
    this.offers = offered.data.filter(
      ({id, active}) => active && !joined.includes(id)
    )
  },
  methods: {
    t,
    badgeName,
    howMuch,
    async join() {
      const body = {}
      if (Number.isSafeInteger(this.cap)) body.max_discount_sats = this.cap
      if (Number.isSafeInteger(this.budget)) body.budget_sats = this.budget
      const path = pathOf(this.venue, `/rules/${this.joining.id}`)
      await ask(this.venue, 'PUT', path, body)
      tell(t('discounts.joined', {name: this.joining.description}))
      this.$emit('joined')
    },
    closed() {
      this.joining = this.cap = this.budget = null
    }
  }
}
