// Where the programme publishes, how each relay stands and why, and sending again what
// one of them did not take.
import {ask, needed, number, pathOf, problemOf, t, tell} from '../js/cms.js'
import {moment} from '../js/loyalty.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

const LOOK_AGAIN_MS = 3000
const ICONS = {
  ok: 'check_circle',
  new: 'radio_button_unchecked',
  paused: 'hourglass_empty',
  failing: 'error_outline'
}

export default {
  components: pieces('confirm', 'form-dialog', 'listed'),
  mixins: [paged],
  props: {
    venue: {type: Object, required: true},
    nostr: {type: Object, required: true}
  },
  emits: ['changed'],
  data: () => ({
    isAdding: false,
    address: '',
    leaving: null,
    isRetrying: false,
    again: null
  }),
  computed: {
    refused() {
      return (this.items || []).filter(({dead}) => dead)
    },
    isBusy() {
      const {publish} = this.nostr
      const isAwaited = relay =>
        relay.waiting || (publish && relay.state === 'new')
      return (this.items || []).some(isAwaited)
    }
  },
  watch: {
    'nostr.publish'() {
      this.load()
    },
    // While something is on its way, the list follows it.
    items() {
      clearTimeout(this.again)
      if (this.isBusy) this.again = setTimeout(() => this.load(), LOOK_AGAIN_MS)
    }
  },
  unmounted() {
    clearTimeout(this.again)
  },
  methods: {
    t,
    needed,
    listPath(offset) {
      const page = `limit=${PAGE}&offset=${offset}`
      return pathOf(this.venue, `/nostr/relays?${page}`)
    },
    isOwn({url}) {
      return this.nostr.relays.includes(url)
    },
    iconOf: ({state, dead}) => (dead ? 'error_outline' : ICONS[state]),
    colorOf({state, dead}) {
      if (dead) return this.$q.dark.isActive ? 'warning' : 'negative'
      if (state === 'failing') return 'warning'
      return state === 'ok' ? 'positive' : undefined
    },
    words({state, waiting, dead, tries}) {
      if (state === 'failing') {
        return t('nostr.relays.failing', {n: number(tries)}, tries)
      }
      if (dead) return t('nostr.relays.dead', {n: number(dead)}, dead)
      if (state === 'paused') return t('nostr.relays.paused')
      if (waiting) {
        return t('nostr.relays.waiting', {n: number(waiting)}, waiting)
      }
      return t(`nostr.relays.${state}`)
    },
    details(relay) {
      const {state, waiting, dead, reason} = relay
      const {last_ok_at: last, next_try_at: next} = relay
      const isFailing = state === 'failing' || state === 'paused'
      return [
        isFailing && reason && t('nostr.relays.reason', {reason}),
        dead && t('nostr.relays.reason', {reason: relay.dead_reason}),
        isFailing &&
          waiting &&
          t('nostr.relays.waiting', {n: number(waiting)}, waiting),
        next && t('nostr.relays.next', {when: moment(next)}),
        last && t('nostr.relays.last', {when: moment(last)}),
        !this.isOwn(relay) && t('nostr.relays.of_guests')
      ].filter(Boolean)
    },
    async name(relays) {
      const path = pathOf(this.venue, '/nostr')
      this.$emit('changed', await ask(this.venue, 'PUT', path, {relays}))
      await this.load()
    },
    async add() {
      await this.name([...this.nostr.relays, this.address.trim()])
      this.address = ''
    },
    remove() {
      return this.name(
        this.nostr.relays.filter(url => url !== this.leaving.url)
      )
    },
    async retry(relay) {
      this.isRetrying = true
      try {
        const path = pathOf(this.venue, '/nostr/relays/retry')
        const body = relay ? {relay} : {}
        const {retried} = await ask(this.venue, 'POST', path, body)
        tell(t('nostr.relays.retried', {n: number(retried)}, retried))
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isRetrying = false
    }
  }
}
