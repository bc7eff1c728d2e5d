// Links that open the order monitor on a device, without any account.
import {ask, dayInWords, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const JUST_NOW_SECONDS = 180

export default {
  components: pieces('confirm', 'empty', 'problem', 'staff-link-new'),
  props: {venue: {type: Object, required: true}},
  data: () => ({links: null, problem: null, isMaking: false, ended: null}),
  created() {
    this.load()
  },
  methods: {
    t,
    async load() {
      this.problem = null
      try {
        const path = pathOf(this.venue, '/tokens?limit=100')
        const {data} = await ask(this.venue, 'GET', path)
        this.links = data.filter(link => link.role)
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    about(link) {
      return `${t('staff.role_short.' + link.role)} · ${used(link)}`
    },
    async end() {
      await ask(this.venue, 'DELETE', `/tokens/${this.ended.id}`)
      tell(t('staff.ended', {name: this.ended.name}))
      await this.load()
    }
  }
}

function used({last_used_at: at}) {
  if (!at) return t('staff.never_used')
  const isNow = Date.now() / 1000 - at < JUST_NOW_SECONDS
  return isNow
    ? t('staff.used_now')
    : t('staff.used_day', {day: dayInWords(at)})
}
