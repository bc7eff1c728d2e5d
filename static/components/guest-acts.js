// What can be done on a guest's card. Where points move, what it means is said first.
import {ask, number, problemOf, t, tell} from '../js/cms.js'
import {askOnce, cardPath, download} from '../js/guests.js'
import {remainsWords} from '../js/remains.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces(
    'confirm',
    'guest-act',
    'guest-give',
    'guest-voucher',
    'problem'
  ),
  props: {
    venue: {type: Object, required: true},
    guest: {type: Object, required: true},
    card: {type: Object, required: true},
    name: {type: String, required: true},
    program: {type: Object, default: null}
  },
  emits: ['done', 'leaving', 'erased'],
  data: () => ({open: '', problem: null}),
  computed: {
    acts() {
      const {points} = this.card
      const most = this.guest.old_card_most
      return {
        grant: {means: this.grantMeans, asks: ['points', 'reason']},
        revoke: {
          means: this.revokeMeans,
          asks: ['points', 'reason'],
          most: Math.max(points, 0)
        },
        paper: {means: this.paperMeans, asks: ['points'], most}
      }
    },
    // Nothing is given or taken where loyalty is off.
    isOff() {
      const {mode} = this.venue.merchant
      return mode !== 'full' || this.program?.is_enabled === false
    },
    eraseWords() {
      const points = Math.max(this.card.points, 0)
      return t('guest.erase_words', {n: number(points)}, points)
    }
  },
  methods: {
    t,
    grantMeans({points}) {
      return this.becomes(
        'guest.grant_means',
        points,
        this.card.points + points
      )
    },
    revokeMeans({points}) {
      return this.becomes(
        'guest.revoke_means',
        points,
        Math.max(this.card.points - points, 0)
      )
    },
    becomes(key, points, after) {
      const {name} = this
      const from = number(this.card.points)
      return points
        ? t(key, {name, from, to: number(after)})
        : t(`${key}_first`, {name, from})
    },
    paperMeans({points}) {
      const {name} = this
      const days = this.program?.refund_window_days ?? 1
      const most = number(this.guest.old_card_most)
      const key = points ? 'guest.paper_means' : 'guest.paper_first'
      return t(key, {name, n: number(points), most, days}, days)
    },
    async move(verb, {points, reason}) {
      const path = cardPath(this.venue, this.guest.customer_pubkey, `/${verb}`)
      const body = verb === 'old-card' ? {points} : {points, reason}
      await askOnce(this.venue, path, body)
      tell(t('saved'))
      this.$emit('done')
    },
    run(values) {
      const verb = this.open === 'paper' ? 'old-card' : this.open
      return this.move(verb, values)
    },
    async save() {
      const key = this.guest.customer_pubkey
      const path = cardPath(this.venue, key, '/export')
      this.problem = null
      try {
        await download(this.venue, path, `card-${key.slice(-4)}.json`)
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    async erase() {
      const path = cardPath(this.venue, this.guest.customer_pubkey)
      // The page hears of the change before we hear the answer.
      this.$emit('leaving', true)
      try {
        const answer = await ask(this.venue, 'DELETE', path)
        const remains = remainsWords(answer)
        this.$emit('erased', {name: this.name, remains})
      } catch (error) {
        this.$emit('leaving', false)
        throw error
      }
    }
  }
}
