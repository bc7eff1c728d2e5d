// Cards of other places: whom the owner trusts, and what a tier there is here.
import {ask, pathOf, problemOf, t, tell, whole} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const NUMBERS = ['tier_days', 'fresh_days', 'welcome_points', 'daily_points']

const asText = values => values.join('\n')
const asList = text =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export default {
  components: pieces('problem'),
  props: {
    venue: {type: Object, required: true},
    tiers: {type: Array, required: true}
  },
  data: () => ({kept: null, draft: null, problem: null, isSaving: false}),
  computed: {
    numbers: () => NUMBERS,
    ours() {
      return this.tiers.map(({id, name}) => ({value: id, label: name}))
    },
    isOff() {
      return !this.draft.tier_days && !this.draft.welcome_points
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    whole,
    async load() {
      this.problem = null
      try {
        this.show(await ask(this.venue, 'GET', this.path()))
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    path() {
      return pathOf(this.venue, '/program/trust')
    },
    show(kept) {
      this.kept = kept
      this.draft = {
        lists: asText(kept.lists.map(({address}) => address)),
        programs: asText(kept.programs),
        tiers: kept.tiers.map(({their_tier, tier_id, program}) => ({
          their_tier,
          tier_id,
          program
        })),
        ...Object.fromEntries(NUMBERS.map(name => [name, kept[name]]))
      }
    },
    listWords(list) {
      const name = list.title || `…${list.address.slice(-12)}`
      return t('trust.list', {name, words: t(`trust.states.${list.state}`)})
    },
    add() {
      this.draft.tiers.push({their_tier: '', tier_id: null, program: ''})
    },
    remove(row) {
      this.draft.tiers = this.draft.tiers.filter(one => one !== row)
    },
    async save() {
      const {lists, programs, tiers, ...numbers} = this.draft
      this.isSaving = true
      this.problem = null
      try {
        const body = {
          ...numbers,
          lists: asList(lists),
          programs: asList(programs),
          tiers: tiers.filter(row => row.their_tier.trim() && row.tier_id)
        }
        this.show(await ask(this.venue, 'PUT', this.path(), body))
        tell(t('trust.saved'))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}
