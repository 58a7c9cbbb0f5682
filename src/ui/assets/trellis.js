// What script adds to pages that work without it: the official components, a warning before the session ends, live progress.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  SkipLink,
  Tabs,
  createAll,
} from './govuk-frontend.min.js'

const WARN_SECONDS = 120
const COMPONENTS = [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink, Tabs]

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of COMPONENTS) createAll(component)
for (const warning of document.querySelectorAll('[data-session-ends]')) watchSession(warning)
for (const progress of document.querySelectorAll('[data-live-seconds]')) follow(progress)

/** Shows the warning two minutes before the end; its button extends the session and leaves the page as it is. */
function watchSession(warning) {
  const words = warning.querySelector('[data-session-words]')
  const form = warning.querySelector('form')
  const soon = words.textContent
  let timers = []

  const say = (text) => {
    warning.hidden = false
    words.textContent = text
  }
  const start = (seconds) => {
    timers.forEach(clearTimeout)
    warning.hidden = true
    timers = [
      setTimeout(say, Math.max(0, seconds - WARN_SECONDS) * 1000, soon),
      setTimeout(
        say,
        seconds * 1000,
        'You are signed out. What you typed is still here: copy it, then sign in again in another window.',
      ),
    ]
  }

  words.setAttribute('role', 'alert')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const body = new URLSearchParams(new FormData(form))
    const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body }).catch(
      () => null,
    )
    if (answer?.ok && !answer.redirected) start(Number(warning.dataset.sessionEnds))
    else
      say(
        'We could not keep you signed in. What you typed is still here: copy it, then sign in again in another window.',
      )
  })
  start(Number(warning.dataset.sessionEnds))
}

/** Asks the page's own address for {done, of, sentence, finished} and shows it; loads the page again at the end. */
function follow(progress) {
  const seconds = Number(progress.dataset.liveSeconds)
  const bar = progress.querySelector('progress')
  const words = progress.querySelector('[data-live-words]')
  const ask = async () => {
    const answer = await fetch(location.href, { headers: { Accept: 'application/json' } }).catch(() => null)
    const state = answer?.ok ? await answer.json().catch(() => null) : null
    if (state?.finished) return location.reload()
    if (state) show(state)
    setTimeout(ask, seconds * 1000)
  }
  const show = (state) => {
    words.textContent = state.sentence
    if (state.of === null) return bar.removeAttribute('value')
    bar.max = state.of
    bar.value = state.done
  }
  setTimeout(ask, seconds * 1000)
}
