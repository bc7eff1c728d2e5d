// Whether every card proves right: when that was last looked at, and looking now.
import {ask, number, pathOf, problemOf, t} from '../js/cms.js'
import {day, minutesSince} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const LOOK_AGAIN_MS = 1000
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

export default {
  components: pieces('confirm', 'problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({
    jobs: null,
    problem: null,
    isStarting: false,
    isAsking: false,
    again: null
  }),
  computed: {
    running() {
      return this.jobs?.find(({state}) => state === 'running')
    },
    last() {
      return this.jobs?.find(({state}) => state === 'done')
    },
    // A rebuild has put right what could be; what is forged stays so.
    isRight() {
      const {kind, wrong, findings} = this.last
      const isForged = findings.some(({faults}) => faults.length)
      return kind === 'rebuild' ? !isForged : wrong === 0
    },
    words() {
      if (!this.last) return t('proof.never')
      const when = this.ago(this.last.finished_at)
      const {wrong, cards, wrong_days: days} = this.last
      const said = this.isRight
        ? t('proof.right', {n: number(cards), when}, cards)
        : t('proof.wrong', {n: number(wrong), when}, wrong)
      // A rebuild has put these right.
      if (!days || this.last.kind === 'rebuild') return said
      return `${said} ${t('proof.wrong_days', {n: number(days)}, days)}`
    },
    busyWords() {
      const {kind, percent} = this.running
      return t(`proof.busy.${kind}`, {percent})
    }
  },
  created() {
    this.load()
  },
  unmounted() {
    clearTimeout(this.again)
  },
  methods: {
    t,
    ago(time) {
      const minutes = minutesSince(time)
      if (minutes < 1) return t('proof.now')
      if (minutes < HOUR_MINUTES) {
        return t('proof.minutes', {n: minutes}, minutes)
      }
      const hours = Math.floor(minutes / HOUR_MINUTES)
      if (minutes < DAY_MINUTES) return t('proof.hours', {n: hours}, hours)
      return t('proof.on', {day: day(time)})
    },
    async load() {
      clearTimeout(this.again)
      const path = '/jobs?limit=20&sortby=started_at'
      try {
        const {data} = await ask(this.venue, 'GET', pathOf(this.venue, path))
        this.jobs = data
        this.problem = null
      } catch (error) {
        this.problem = problemOf(error)
      }
      if (this.running) {
        this.again = setTimeout(() => this.load(), LOOK_AGAIN_MS)
      }
    },
    async start(kind) {
      this.isStarting = true
      try {
        await ask(this.venue, 'POST', pathOf(this.venue, `/${kind}`))
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, kind === 'rebuild')
      }
      this.isStarting = false
    },
    rebuild() {
      return this.start('rebuild')
    }
  }
}
