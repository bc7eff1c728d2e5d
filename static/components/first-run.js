// The assistant: from nothing to a programme with codes on the tables, one step at a time.
//
// The venue is made at the first step, so whoever stops anywhere has one that works.
// Which step is open stands in the address: the browser's own way back goes back.
import {ownWallets, problemOf, t, tell} from '../js/cms.js'
import {
  LATER_STEPS,
  STEPS,
  apply,
  changeVenue,
  dropDraft,
  keepDraft,
  keptDraft,
  newDraft,
  registerVenue
} from '../js/firstrun.js'
import {pieces} from '../js/pieces.js'
import {planOf} from '../js/presets.js'

export default {
  components: pieces(
    'first-cards',
    'first-check',
    'first-offer',
    'first-place',
    'first-preview',
    'first-tables'
  ),
  props: {
    venue: {type: Object, default: null},
    venues: {type: Array, required: true},
    step: {type: String, required: true}
  },
  emits: ['step', 'made', 'joined', 'changed', 'left'],
  data() {
    return {draft: this.begin(), problem: null, isSaving: false, isNew: false}
  },
  computed: {
    steps() {
      return this.draft ? STEPS : LATER_STEPS
    },
    // Whose steps these are: the one that the assistant has made, if it has.
    made() {
      if (!this.draft) return this.venue
      const id = this.draft.venueId
      return this.venues.find(({merchant}) => merchant.id === id) || null
    },
    current() {
      if (!this.made) return STEPS[0]
      const open = this.steps.includes(this.step) ? this.step : this.steps[0]
      return open === 'preview' && !this.draft.preset ? 'offer' : open
    },
    place() {
      return this.steps.indexOf(this.current)
    },
    title() {
      if (this.current !== 'place') return t(`firstrun.${this.current}.title`)
      const isFirst = !this.venues.length
      return t(isFirst ? 'firstrun.place.title' : 'firstrun.place.another')
    }
  },
  watch: {
    draft: {
      deep: true,
      handler() {
        keepDraft(this.draft)
      }
    },
    // What is read out, and where the keyboard is: the new step's beginning.
    async current() {
      this.problem = null
      // The second tap of impatient fingers was not meant for what has just appeared.
      this.isNew = true
      setTimeout(() => (this.isNew = false), 400)
      window.scrollTo({top: 0})
      await this.$nextTick()
      this.$refs.title?.focus()
    }
  },
  methods: {
    t,
    // What was begun goes on; otherwise whoever has a venue looks after that one, and
    // whoever has none, or wants another, begins.
    begin() {
      const {user} = window.g
      const kept = keptDraft(user)
      const id = this.venue?.merchant.id
      if (this.venue && LATER_STEPS.includes(this.step)) {
        return kept?.venueId === id ? kept : null
      }
      const isThere = this.venues.some(
        ({merchant}) => merchant.id === kept?.venueId
      )
      // A venue that was closed meanwhile is made anew, and not found again.
      if (kept?.venueId && !isThere) return {...kept, venueId: '', once: null}
      return kept || newDraft(user)
    },
    go(by) {
      const step = this.steps[this.place + by]
      if (step) this.$emit('step', step)
    },
    leave() {
      this.$emit('left')
    },
    // Also the end of its memory: whoever comes again starts anew.
    finish() {
      if (this.draft) dropDraft()
      this.$emit('left')
    },
    charge() {
      if (this.draft) dropDraft()
      this.$router.push(`/loyalty/pos/${this.made.merchant.id}`)
    },
    async attempt(what) {
      if (this.isSaving) return
      this.isSaving = true
      this.problem = null
      try {
        await what()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    },
    savePlace() {
      return this.attempt(async () => {
        if (!this.made) return this.register()
        const changed = await changeVenue(this.made, this.draft)
        Object.assign(this.made.merchant, changed)
        this.go(1)
      })
    },
    async register() {
      const {walletId} = this.draft
      const wallet = ownWallets(this.g.user).find(({id}) => id === walletId)
      const venue = await registerVenue(this.draft, wallet)
      this.draft.venueId = venue.merchant.id
      keepDraft(this.draft)
      this.$emit('made', venue)
    },
    choose(preset) {
      this.draft.preset = preset
      this.go(1)
    },
    saveOffer(numbers, money) {
      return this.attempt(async () => {
        const plan = planOf(this.draft.preset, numbers, money)
        await apply(this.made, plan, this.draft.made)
        this.$emit('changed', this.made)
        tell(t('firstrun.preview.done'))
        this.go(1)
      })
    }
  }
}
