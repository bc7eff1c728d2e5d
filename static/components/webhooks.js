// Servers of others that are told what happens here: how each fares, and trying it out.
import {ask, number, pathOf, problemOf, t, tell} from '../js/cms.js'
import {moment} from '../js/loyalty.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

const ICONS = {
  ok: 'check_circle',
  new: 'radio_button_unchecked',
  failing: 'error_outline',
  off: 'pause_circle_outline'
}

export default {
  components: pieces(
    'confirm',
    'listed',
    'row-acts',
    'webhook-edit',
    'webhook-log'
  ),
  mixins: [paged],
  props: {venue: {type: Object, required: true}},
  data: () => ({edited: null, shown: null, ended: null, trying: ''}),
  methods: {
    t,
    listPath(offset) {
      return pathOf(this.venue, `/webhooks?limit=${PAGE}&offset=${offset}`)
    },
    nameOf: ({name, url}) => name || url,
    iconOf: ({state}) => ICONS[state],
    colorOf: ({state, dead}) =>
      state === 'failing' || dead ? 'warning' : undefined,
    about(webhook) {
      const {name, url, state, reason, waiting, dead, events} = webhook
      const count = events.length
      return [
        name && url,
        t(`webhooks.state.${state}`, {reason}),
        webhook.next_try_at &&
          t('webhooks.next', {when: moment(webhook.next_try_at)}),
        waiting && t('webhooks.waiting', {n: number(waiting)}, waiting),
        dead && t('webhooks.dead', {n: number(dead)}, dead),
        t('webhooks.follows', {n: number(count)}, count)
      ].filter(Boolean)
    },
    async tryOut(webhook) {
      this.trying = webhook.id
      try {
        const {state, reason} = await ask(
          this.venue,
          'POST',
          `/webhooks/${webhook.id}/test`
        )
        if (state === 'sent') {
          tell(t('webhooks.arrived', {name: this.nameOf(webhook)}))
        } else {
          const message = t('webhooks.not_arrived', {reason})
          Quasar.Notify.create({message, type: 'warning'})
        }
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.trying = ''
    },
    async end() {
      await ask(this.venue, 'DELETE', `/webhooks/${this.ended.id}`)
      tell(t('webhooks.ended'))
      await this.load()
    }
  }
}
